/** An assessment window by the month in which it opens: its id is nobody's word. */
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** `window-2028-03 opens` becomes `the assessment window of March 2028 opens`; other ids stay as they are. */
export const windowsInWords = (sentence: string): string =>
  sentence.replaceAll(/(?<![\w/-])window-(\d{4})-(\d{2})(?![\w/-])/g, (id, year: string, month: string) => {
    const name = months[Number(month) - 1];
    return name === undefined ? id : `the assessment window of ${name} ${year}`;
  });
