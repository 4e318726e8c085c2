// The state of an EVSE: a word, a sign and a colour.
import {
  type Icon,
  IconAlertTriangleFilled,
  IconBoltFilled,
  IconCircleCheckFilled,
  IconClock,
  IconHelpCircle,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { EvseStatus } from '@/api/types';
import { Tag, type Tone } from '@/components/tag';

const kLooks: Record<EvseStatus, { tone: Tone; icon: Icon }> = {
  AVAILABLE: { tone: 'good', icon: IconCircleCheckFilled },
  CHARGING: { tone: 'info', icon: IconBoltFilled },
  RESERVED: { tone: 'info', icon: IconClock },
  BLOCKED: { tone: 'bad', icon: IconAlertTriangleFilled },
  INOPERATIVE: { tone: 'bad', icon: IconAlertTriangleFilled },
  OUTOFORDER: { tone: 'bad', icon: IconAlertTriangleFilled },
  PLANNED: { tone: 'neutral', icon: IconClock },
  REMOVED: { tone: 'neutral', icon: IconHelpCircle },
  UNKNOWN: { tone: 'neutral', icon: IconHelpCircle },
};

export function StatusBadge({ status }: { status: EvseStatus }) {
  const { t } = useTranslation();
  const { tone, icon: Sign } = kLooks[status];
  return (
    <Tag tone={tone}>
      <Sign size={12} aria-hidden="true" />
      {t(`equipment.status_${status}`)}
    </Tag>
  );
}
