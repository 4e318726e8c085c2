// The state of an EVSE: a word, a sign and a colour.
import { Badge } from '@mantine/core';
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

const kLooks: Record<EvseStatus, { color: string; icon: Icon }> = {
  AVAILABLE: { color: 'green.9', icon: IconCircleCheckFilled },
  CHARGING: { color: 'petrol', icon: IconBoltFilled },
  RESERVED: { color: 'petrol', icon: IconClock },
  BLOCKED: { color: 'red.9', icon: IconAlertTriangleFilled },
  INOPERATIVE: { color: 'red.9', icon: IconAlertTriangleFilled },
  OUTOFORDER: { color: 'red.9', icon: IconAlertTriangleFilled },
  PLANNED: { color: 'gray', icon: IconClock },
  REMOVED: { color: 'gray', icon: IconHelpCircle },
  UNKNOWN: { color: 'gray', icon: IconHelpCircle },
};

export function StatusBadge({ status }: { status: EvseStatus }) {
  const { t } = useTranslation();
  const { color, icon: Sign } = kLooks[status];
  return (
    <Badge
      variant="light"
      color={color}
      radius="sm"
      tt="none"
      leftSection={<Sign size={12} aria-hidden="true" />}
    >
      {t(`equipment.status_${status}`)}
    </Badge>
  );
}
