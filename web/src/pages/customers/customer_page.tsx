export function CustomerNewPage() {
  return null;
}
export function CustomerPage() {
  return null;
}
