/**
 * Why a document that was handed in cannot be taken (S5.3), as a closed list of codes, each with sentences
 * that say what to do next. No sentence holds a file name or anything of the document: they are logged and mailed.
 */
const sentences = {
  empty: { file: 'The file is empty. Check that it was saved, and hand it in again.' },
  'too-large': {
    file: 'The file is larger than 20 MB. Make its pictures smaller, or save it as a PDF for the web, and hand it in again.',
    photo: 'The photo is larger than 20 MB. Save it smaller, as a JPEG, and hand it in again.',
    text: 'The document holds far more text or pages than a written response can have. Hand in the response alone.',
  },
  'wrong-type': {
    extension:
      'Only Word documents (.docx), PDF files (.pdf) and plain text (.txt) can be taken. Save the document as one of these.',
    content:
      'What is in the file is not what its name says. Open it and save it afresh as .docx, .pdf or .txt; renaming it is not enough.',
    macros:
      'The document holds macros, which cannot be taken. Save it as a Word document without macros (.docx) or as a PDF.',
    links:
      'The document fetches parts of itself from elsewhere, such as a linked picture. Save it as a PDF, or copy its text into a new document.',
    heic: 'Photos in the format HEIC or AVIF, which some phones take, cannot be taken here, since not everybody can open them. Save or send the photo as a JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible) and hand that in.',
    picture:
      'Of pictures, only JPEG (.jpg) and PNG (.png) can be taken, and only as evidence. Save the picture as one of these, or as a PDF.',
    photo:
      'A photo or picture can be taken as evidence only. Hand in the typed document: .docx, .pdf or .txt.',
    inserted:
      'A part of the document is a file of another kind that was inserted into it. Open it in Word, save it afresh, so that its text becomes a part of the document, and hand that in.',
  },
  encrypted: {
    file: 'The document is protected by a password or by restrictions. Remove the protection and hand it in again.',
  },
  'zip-bomb': {
    file: 'The file unpacks to far more than a written response can hold. Copy the text into a new document and hand that in.',
  },
  'too-complex': {
    elements:
      'The document holds far more paragraphs, tables or other parts than a written response can. Copy its text into a new document and hand that in.',
    effort:
      'Reading the document takes more time or memory than any written response needs. Copy its text into a new document, or save it as a PDF, and hand that in.',
  },
  busy: {
    queue:
      'Very many documents are being read at this moment, and this one was not. Nothing is wrong with it: hand it in again in a minute.',
    readers:
      'Documents cannot be read at this moment, and nothing is wrong with this one. Hand it in again in a few minutes; if it is refused again, tell the provider.',
  },
  'no-text': {
    file: 'No words were found in the document. If it is a scan or a picture of a page, hand in the typed document instead.',
    scan: 'The pages are pictures, as in a scan, with hardly a word that can be read. Hand in the typed document instead.',
  },
  unreadable: {
    file: 'The file is damaged and could not be read. Open it, save it afresh, and hand it in again.',
  },
  script: {
    file: 'The PDF holds JavaScript, which cannot be taken. Print the document to a new PDF and hand that in.',
  },
} as const;

export type DocumentRefusalCode = keyof typeof sentences;

/** A document that cannot be taken: a stable code and a sentence for the person who handed it in. */
export class DocumentRefused extends Error {
  constructor(
    readonly code: DocumentRefusalCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'DocumentRefused';
  }
}

/** The refusal of that code; where a code has several sentences, the reason chooses one. */
export function refusal<C extends DocumentRefusalCode>(
  code: C,
  reason: keyof (typeof sentences)[C],
  options?: ErrorOptions,
): DocumentRefused {
  return new DocumentRefused(code, sentences[code][reason] as string, options);
}
