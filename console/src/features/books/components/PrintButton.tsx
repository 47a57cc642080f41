/** Opens the browser's print dialogue, which can save a PDF. */
export function PrintButton() {
  return (
    <button type="button" className="print-button no-print" onClick={() => window.print()}>
      Print, or save as PDF
    </button>
  );
}
