export function ContactNewPage() {
  return null;
}
export function ContactPage() {
  return null;
}
