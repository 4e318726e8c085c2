export function SlaNewPage() {
  return null;
}
