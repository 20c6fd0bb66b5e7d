const SECTOR = 512;
const END_OF_CHAIN = 0xfffffffe;
const FREE = 0xffffffff;
const FAT_SECTOR = 0xfffffffd;

/**
 * A compound file (the container of old Office documents, and of new ones under a password) that holds
 * empty streams of these names.
 */
export function compoundFile(streams: readonly string[]): Uint8Array {
  const header = Buffer.alloc(SECTOR, 0xff);
  header.fill(0, 8, 76);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(END_OF_CHAIN, 60);
  header.writeUInt32LE(END_OF_CHAIN, 68);
  header.writeUInt32LE(0, 76);

  const fat = Buffer.alloc(SECTOR, 0xff);
  fat.writeUInt32LE(FAT_SECTOR, 0);
  fat.writeUInt32LE(END_OF_CHAIN, 4);

  const names = ['Root Entry', ...streams];
  const directory = Buffer.alloc(SECTOR);
  names.forEach((name, at) => {
    const entry = directory.subarray(at * 128, (at + 1) * 128);
    entry.write(name, 'utf16le');
    entry.writeUInt16LE((name.length + 1) * 2, 64);
    entry[66] = at === 0 ? 5 : 2;
    entry[67] = 1;
    entry.writeUInt32LE(FREE, 68);
    entry.writeUInt32LE(at > 0 && at + 1 < names.length ? at + 1 : FREE, 72);
    entry.writeUInt32LE(at === 0 && names.length > 1 ? 1 : FREE, 76);
    entry.writeUInt32LE(END_OF_CHAIN, 116);
  });
  return new Uint8Array(Buffer.concat([header, fat, directory]));
}
