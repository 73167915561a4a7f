import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import * as path from 'node:path';

/** A cluster that nobody boots for so long keeps nothing. */
const LONGEST_DAYS = 14;
const DAY_MS = 86_400_000;

/** Which of the folders that cost a gigabyte each are still wanted: those that a cluster was last booted from. */
export class GoldenUses {
  private readonly notes: string;

  constructor(private readonly folder: string) {
    this.notes = path.join(folder, 'uses');
  }

  /** Before the folder is made or looked for: nobody else prunes it from now on. */
  note(user: string, key: string): void {
    mkdirSync(this.notes, { recursive: true });
    writeFileSync(path.join(this.notes, user), key);
  }

  prune(): void {
    const wanted = this.wantedKeys();
    for (const name of readdirSync(this.folder).filter(isKey))
      if (!wanted.has(name)) rmSync(path.join(this.folder, name), { recursive: true, force: true });
  }

  private wantedKeys(): Set<string> {
    const notes = existsSync(this.notes) ? readdirSync(this.notes) : [];
    const files = notes.map((name) => path.join(this.notes, name));
    return new Set(files.filter(isRecent).map((file) => readFileSync(file, 'utf8')));
  }
}

const isRecent = (file: string): boolean =>
  Date.now() - statSync(file).mtimeMs < LONGEST_DAYS * DAY_MS;

/** Not one that is being made, nor the notes. */
const isKey = (name: string): boolean => /^[0-9a-f]{12}$/.test(name);
