// Works on a small disk until it is full, makes room, and goes on. Prints what happened as JSON.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addAttachment } from '#db/attachments.ts';
import { randomBytes } from '#db/crypto/random.ts';
import { writeDurably } from '#db/keys/durable-file.ts';
import { checkStore } from '#db/log/check.ts';
import { saveDraft } from '#db/drafts.ts';
import { saveRecordAsAction } from '#db/records.ts';
import { createStore } from '#db/store.ts';
import { UNWATCHED } from '#db/workers/long-work.ts';
import { type RecordId, recordIdBytes } from '#shared/domain/ids.ts';
import { errorData } from '#shared/errors.ts';
import { foundBareDesk, openBareDesk } from './bare-desk.ts';

const folder = process.argv[2] ?? '';
const ballast = join(folder, 'ballast');
const storeKey = randomBytes(32);

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (error) {
    return errorData(error).code;
  }
}

const small = join(folder, 'small.json');
writeDurably(small, 'old');
writeFileSync(ballast, new Uint8Array(4 * 1024 * 1024));
(await foundBareDesk(folder, storeKey, Date.now())).close();
let desk = openBareDesk(folder, storeKey, Date.now);
const saved: RecordId[] = [];
const save = (length: number) => {
  saved.push(
    saveRecordAsAction(desk, 'note', null, { title: `Note ${saved.length}`, body: 'word '.repeat(length) }).id,
  );
};

const codes: string[] = [];
while (codes.at(-1) !== 'workspace.disk-full' && codes.length < 500) codes.push(codeOf(() => save(8000)));
const whenFull = [
  codeOf(() => save(8000)),
  codeOf(() =>
    desk.change(() =>
      saveDraft(desk.db, { id: null, kind: 'note', record: null, values: { body: 'x'.repeat(99_999) } }, 1),
    ),
  ),
  codeOf(() => addAttachment(desk.db, randomBytes(400_000), 1)),
];
const stillRead = saved.filter((id) => desk.materialiser.get(recordIdBytes(id)) !== null).length;

const filler = join(folder, 'filler');
codeOf(() => writeFileSync(filler, new Uint8Array(16 * 1024 * 1024)));
const durable = [
  codeOf(() => writeDurably(small, new Uint8Array(64 * 1024))),
  readFileSync(small, 'utf8'),
  String(readdirSync(folder).some((name) => name.endsWith('.new'))),
];
const creation: string[] = [];
try {
  await createStore({
    folder: join(folder, 'second'),
    passphrase: 'four unrelated words',
    name: 'N',
    officer: 'O',
    organisation: 'U',
    exercise: null,
    clock: Date.now,
    onChange: () => undefined,
    lockWaitMs: 0,
  });
} catch (error) {
  creation.push(errorData(error).code);
}
creation.push(String(readdirSync(folder).includes('second')));

rmSync(ballast);
rmSync(filler);
const afterRoom = codeOf(() => save(100));
const inMemory = checkStore(desk, false, UNWATCHED);
desk.db.close();
desk = openBareDesk(folder, storeKey, Date.now);
const reopened = checkStore(desk, true, UNWATCHED);
const kept = saved.filter((id) => desk.materialiser.get(recordIdBytes(id)) !== null).length;
const drafts =
  desk.db.prepare('SELECT * FROM draft').all().length + desk.db.prepare('SELECT * FROM attachment').all().length;
process.stdout.write(
  JSON.stringify({
    firstFailure: codes.at(-1),
    acknowledged: saved.length,
    whenFull,
    stillRead,
    durable,
    creation,
    afterRoom,
    isOk: [inMemory.ok, reopened.ok],
    isSame: reopened.rebuiltHash === inMemory.stateHash,
    kept,
    commits: reopened.commits,
    drafts,
  }),
);
