export function SlaLocationsTab() {
  return null;
}
