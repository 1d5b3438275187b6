/**
 * Words that styles put before a text, such as the labels of a record on a phone, stand in no document, so that nothing can say
 * where they are. While a picture is made they are written into it.
 */

/** What makes the written word look and stand like the one of the style. */
const copied = [
  'display',
  'position',
  'left',
  'top',
  'width',
  'margin-inline-start',
  'margin-inline-end',
  'color',
  'font-family',
  'font-size',
  'font-weight',
] as const;

/** What `use` gives, while the words stand in the figure. It must not wait: nobody is to see them. */
export function withWrittenLabels<Result>(figure: Element, use: () => Result): Result {
  const written = [...figure.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
    const style = getComputedStyle(element, '::before');
    const [, words = ''] = /^"(.+)"$/s.exec(style.content) ?? [];
    if (words.trim() === '' || style.display === 'none' || style.visibility === 'hidden') return [];
    const label = document.createElement('span');
    label.textContent = words;
    for (const name of copied) label.style.setProperty(name, style.getPropertyValue(name));
    return [{ element, label }];
  });
  for (const { element, label } of written) {
    element.prepend(label);
    element.dataset['written'] = '';
  }
  try {
    return use();
  } finally {
    for (const { element, label } of written) {
      label.remove();
      delete element.dataset['written'];
    }
  }
}
