// Writes notes without end and says the id of each once it is acknowledged.
import { writeSync } from 'node:fs';
import { type Saved, saveRecordAsAction } from '#db/records.ts';
import type { RecordId } from '#shared/domain/ids.ts';
import { openBareDesk } from './bare-desk.ts';

const [folder, key] = process.argv.slice(2);
if (!folder || !key) throw new Error('Give a folder and a key');
const desk = openBareDesk(folder, new Uint8Array(Buffer.from(key, 'hex')), Date.now);
let edited: RecordId | null = null;
for (let count = 0; ; count++) {
  const values = { title: `Note ${count}`, body: 'words '.repeat(200 + (count % 7) * 300), tags: [`t${count % 5}`] };
  // Every third is a change of a note that is there.
  const { id, seq }: Saved = saveRecordAsAction(desk, 'note', count % 3 === 2 ? edited : null, values);
  edited = id;
  // Straight to the pipe: what is told must not wait in a buffer of this process.
  writeSync(1, `${seq} ${id}\n`);
}
