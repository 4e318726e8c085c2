// The sign of a state beside its words, in the shapes that the map draws.
import {
  type Icon,
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleMinus,
  IconSquareRoundedXFilled,
} from '@tabler/icons-react';
import type { CellState } from '@/lib/map_view';
import classes from './map_page.module.css';

const kSigns: Record<CellState, Icon> = {
  up: IconCircleCheckFilled,
  some: IconAlertTriangleFilled,
  out: IconSquareRoundedXFilled,
  none: IconCircleMinus,
};

export function StateSign({ state }: { state: CellState }) {
  const Sign = kSigns[state];
  return <Sign size={16} aria-hidden="true" className={classes.sign} data-state={state} />;
}
