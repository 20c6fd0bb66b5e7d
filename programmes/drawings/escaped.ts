/** What XML 1.0 does not allow at all, escaped or not. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe as the content of an element or the value of an attribute, in SVG, HTML and Word alike. */
export const escaped = (text: string): string =>
  text.replace(FORBIDDEN, ' ').replace(/[&<>"']/g, (character) => entities[character] ?? character);
