export function ImportReportPage() {
  return null;
}
