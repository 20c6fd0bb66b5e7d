/**
 * A copy of a PDF without the traces of its author (S5.4): document information, XMP, private data of programs, files
 * attached to it, and notes laid over the pages. What stands on the pages stays, page headers included.
 */
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
} from 'pdf-lib';

const NAMING = ['Metadata', 'PieceInfo', 'LastModified', 'AF', 'Collection', 'Perms', 'DSS', 'ID'].map(
  (name) => PDFName.of(name),
);
/** What a reader shows on the page, or follows; notes, stamps and files stay behind. */
const SHOWN = new Set([
  '/Link',
  '/Widget',
  '/FreeText',
  '/Line',
  '/Square',
  '/Circle',
  '/Highlight',
  '/Underline',
]);
const AUTHOR = ['T', 'Subj', 'Popup', 'RC', 'NM', 'M', 'CreationDate'].map((name) => PDFName.of(name));
const isField = (dict: PDFDict): boolean => dict.get(PDFName.of('Subtype')) === PDFName.of('Widget');

export async function blindPdfCopy(bytes: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context, catalog } = pdf;
  delete context.trailerInfo.Info;
  delete context.trailerInfo.ID;
  const names = catalog.lookup(PDFName.of('Names'));
  if (names instanceof PDFDict) names.delete(PDFName.of('EmbeddedFiles'));
  for (const { node } of pdf.getPages()) {
    const annotations = node.lookup(PDFName.of('Annots'));
    if (annotations instanceof PDFArray)
      node.set(PDFName.of('Annots'), context.obj(withoutNotes(annotations, context)));
  }
  for (const [, object] of context.enumerateIndirectObjects()) clean(object);
  const reached = reachedFrom(context);
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref);
  return pdf.save({ updateFieldAppearances: false, addDefaultPage: false });
}

function withoutNotes(annotations: PDFArray, context: PDFContext): PDFObject[] {
  return annotations.asArray().filter((one) => {
    const annotation = context.lookup(one);
    if (!(annotation instanceof PDFDict)) return false;
    if (!SHOWN.has(String(annotation.get(PDFName.of('Subtype'))))) return false;
    // The name of a field is its own, not its author's.
    if (!isField(annotation)) for (const name of AUTHOR) annotation.delete(name);
    return true;
  });
}

function clean(object: PDFObject): void {
  const dict = object instanceof PDFStream ? object.dict : object;
  if (dict instanceof PDFDict) for (const name of NAMING) dict.delete(name);
  for (const inner of partsOf(object)) if (!(inner instanceof PDFRef)) clean(inner);
}

const partsOf = (object: PDFObject | undefined): PDFObject[] => {
  if (object instanceof PDFStream) return object.dict.values();
  if (object instanceof PDFDict) return object.values();
  return object instanceof PDFArray ? object.asArray() : [];
};

/** What is left behind would else lie in the file still, for whoever looks into its bytes. */
function reachedFrom(context: PDFContext): Set<PDFRef> {
  const reached = new Set<PDFRef>();
  const ahead: PDFObject[] = context.trailerInfo.Root ? [context.trailerInfo.Root] : [];
  for (let object = ahead.pop(); object !== undefined; object = ahead.pop()) {
    if (!(object instanceof PDFRef)) ahead.push(...partsOf(object));
    else if (!reached.has(object)) {
      reached.add(object);
      ahead.push(...partsOf(context.lookup(object)));
    }
  }
  return reached;
}
