export function SlaVersionsTab() {
  return null;
}
