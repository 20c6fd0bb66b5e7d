/** Small PDF files that ask for much: written by hand, since no honest program writes them. */
import { deflateSync } from 'node:zlib';

const CATALOGUE = '<</Type/Catalog/Pages 2 0 R>>';
const PAGES = '<</Type/Pages/Kids[3 0 R]/Count 1>>';
const HELVETICA = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';
const TEXT = 'BT /F 12 Tf 50 700 Td (Some words) Tj ET';
const page = (more = ''): string =>
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>${more}>>>>`;

function pdfOfObjects(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.7\n';
  const rows = objects.map((object, at) => {
    const row = `${String(file.length).padStart(10, '0')} 00000 n \n`;
    file += `${String(at + 1)} 0 obj\n${object}\nendobj\n`;
    return row;
  });
  const size = String(objects.length + 1);
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${size}/Root 1 0 R>>`;
  return Buffer.from(`${file}${table}\nstartxref\n${String(file.length)}\n%%EOF`, 'latin1');
}

const stream = (dictionary: string, content: string): string =>
  `<<${dictionary}/Length ${String(content.length)}>>\nstream\n${content}\nendstream`;
/** A drawing that draws another ten times, and so on thirty deep: a text that is written 10³⁰ times. */
export function endlessPdf(): Uint8Array {
  const DEPTH = 30;
  const form = (at: number): string => {
    const inner = at + 1 < DEPTH ? `/XObject<</X ${String(7 + at)} 0 R>>` : '';
    const content = at + 1 < DEPTH ? '/X Do '.repeat(10) : TEXT;
    return stream(`/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 5 0 R>>${inner}>>`, content);
  };
  const forms = Array.from({ length: DEPTH }, (_, at) => form(at));
  return pdfOfObjects([
    CATALOGUE,
    PAGES,
    page('/XObject<</X 6 0 R>>'),
    stream('', '/X Do'),
    HELVETICA,
    ...forms,
  ]);
}

/** A font that gives two thousand million characters a width: memory for each. */
export function widePdf(): Uint8Array {
  const font = '<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]>>';
  const descendant =
    '<</Type/Font/Subtype/CIDFontType2/BaseFont/X/W[0 2000000000 500]' +
    '/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>' +
    '/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 4>>>>';
  return pdfOfObjects([CATALOGUE, PAGES, page(), stream('', TEXT), font, descendant]);
}

/** Four bytes for every byte of a stream that is packed itself: they lie outside of any heap of objects. */
export function twicePackedPdf(): Uint8Array {
  const inner = deflateSync(Buffer.alloc(100_000_000, 'z'), { level: 9 }).toString('latin1');
  const content = stream('/Filter[/FlateDecode/ASCII85Decode]', inner);
  return pdfOfObjects([CATALOGUE, PAGES, page(), content, HELVETICA]);
}

export const pdfBombs: readonly (readonly [what: string, code: string, make: () => Uint8Array])[] = [
  [
    'pages within themselves',
    'unreadable',
    () => pdfOfObjects([CATALOGUE, '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>']),
  ],
  [
    'lists five million deep',
    'unreadable',
    () => pdfOfObjects([CATALOGUE, PAGES, '['.repeat(5_000_000), stream('', TEXT), HELVETICA]),
  ],
  ['a font with two thousand million widths', 'too-complex', widePdf],
];
