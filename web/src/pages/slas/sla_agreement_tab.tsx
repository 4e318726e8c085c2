export function SlaAgreementTab() {
  return null;
}
