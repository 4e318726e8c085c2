export function LocationNewPage() {
  return null;
}
export function LocationEditPage() {
  return null;
}
