// The mark of Chargeward.
import mark_url from '@/assets/mark.svg';

export function Mark({ size }: { size: number }) {
  return <img src={mark_url} width={size} height={size} alt="" />;
}
