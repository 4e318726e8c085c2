// The signs of the picture: each instant has a shape and a colour of its own, in the drawing and in the words.
import classes from './sla_picture.module.css';

export type SignKind = 'fault' | 'first' | 'total';

const kShapes: Record<SignKind, string> = {
  fault: 'M1 1h10L6 11z',
  first: 'M6 0l6 6-6 6-6-6z',
  total: 'M1 1h10v10H1z',
};

export function DeadlineSign({ kind }: { kind: SignKind }) {
  return (
    <svg
      className={classes.sign}
      data-kind={kind}
      viewBox="0 0 12 12"
      width="12"
      height="12"
      aria-hidden="true"
    >
      <path d={kShapes[kind]} />
    </svg>
  );
}
