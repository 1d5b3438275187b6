/**
 * Prints the receipt alone. widgets/Receipt/till.css hides the rest while `data-print` stands at the root.
 */
export function printReceipt(): void {
  const root = document.documentElement;
  root.dataset['print'] = 'receipt';
  addEventListener('afterprint', () => delete root.dataset['print'], { once: true });
  print();
}
