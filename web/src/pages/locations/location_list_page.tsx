export function LocationListPage() {
  return null;
}
