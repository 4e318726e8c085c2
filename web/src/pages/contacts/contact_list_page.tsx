export function ContactListPage() {
  return null;
}
