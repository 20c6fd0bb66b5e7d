import { createHash } from 'node:crypto';

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const ID = Buffer.from('0123456789abcdef0123456789abcdef', 'hex');
const PERMISSIONS = -44;

const md5 = (...parts: Uint8Array[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest();
const padded = (password: string): Buffer =>
  Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32);

function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const s = Uint8Array.from({ length: 256 }, (_, at) => at);
  const swap = (a: number, b: number): void => {
    [s[a], s[b]] = [s[b] ?? 0, s[a] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (s[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  const coded = Uint8Array.from(data, (byte) => {
    i = (i + 1) & 255;
    j = (j + (s[i] ?? 0)) & 255;
    swap(i, j);
    return byte ^ (s[((s[i] ?? 0) + (s[j] ?? 0)) & 255] ?? 0);
  });
  return Buffer.from(coded);
}

/** A one-page PDF under the standard security handler, revision 2 (40-bit RC4). An empty password opens it, restricted. */
export function encryptedPdf(password: string, text = 'Some words under a lock'): Uint8Array {
  const owner = rc4(md5(padded('owner')).subarray(0, 5), padded(password));
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(PERMISSIONS);
  const key = md5(padded(password), owner, permissions, ID).subarray(0, 5);
  const user = rc4(key, PADDING);
  const objectKey = md5(key, Buffer.from([4, 0, 0, 0, 0])).subarray(0, 10);
  const content = rc4(objectKey, Buffer.from(`BT /F 12 Tf 50 700 Td (${text}) Tj ET`, 'latin1'));
  const hex = (bytes: Buffer): string => `<${bytes.toString('hex')}>`;
  return assemble(
    [
      Buffer.from('<</Type/Catalog/Pages 2 0 R>>'),
      Buffer.from('<</Type/Pages/Kids[3 0 R]/Count 1>>'),
      Buffer.from(
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
      ),
      Buffer.concat([
        Buffer.from(`<</Length ${String(content.length)}>>\nstream\n`),
        content,
        Buffer.from('\nendstream'),
      ]),
      Buffer.from('<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'),
      Buffer.from(`<</Filter/Standard/V 1/R 2/O ${hex(owner)}/U ${hex(user)}/P ${String(PERMISSIONS)}>>`),
    ],
    `/Root 1 0 R/Encrypt 6 0 R/ID[${hex(ID)}${hex(ID)}]`,
  );
}

function assemble(objects: readonly Buffer[], trailer: string): Uint8Array {
  let file = Buffer.from('%PDF-1.4\n');
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file = Buffer.concat([file, Buffer.from(`${String(at + 1)} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    return offset;
  });
  const size = String(objects.length + 1);
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}`;
  const end = `${table}trailer\n<</Size ${size}${trailer}>>\nstartxref\n${String(file.length)}\n%%EOF`;
  return new Uint8Array(Buffer.concat([file, Buffer.from(end)]));
}
