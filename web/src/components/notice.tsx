// A message inside a page: what happened, and what to do.
import { IconAlertTriangle, IconArchive, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Tone } from './tag';
import classes from './tag.module.css';

const kSigns = {
  good: IconCircleCheck,
  bad: IconAlertTriangle,
  warn: IconAlertTriangle,
  info: IconInfoCircle,
  neutral: IconArchive,
};

interface NoticeProps {
  tone: Tone;
  title?: string;
  role?: 'alert' | 'status';
  children?: ReactNode;
}

export function Notice({ tone, title, role, children }: NoticeProps) {
  const Sign = kSigns[tone];
  return (
    <div className={classes.notice} data-tone={tone} role={role}>
      <Sign size={18} aria-hidden="true" />
      <div>
        {title && <strong className={classes.noticeTitle}>{title}</strong>}
        {children}
      </div>
    </div>
  );
}
