import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import * as path from 'node:path';
import { ask } from '../command';

const PROGRAM_FOLDERS = ['/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** A root folder in the making: what an image holds. */
export class Tree {
  constructor(readonly root: string) {
    mkdirSync(root, { recursive: true });
  }

  /** The usual folders of a Debian host, with its links: programs name their interpreter by them. */
  addSkeleton(): void {
    for (const folder of ['usr/bin', 'usr/sbin', 'usr/lib', 'usr/lib64', 'etc', 'tmp', 'var'])
      mkdirSync(this.at(folder), { recursive: true });
    for (const link of ['bin', 'sbin', 'lib', 'lib64']) symlinkSync(`usr/${link}`, this.at(link));
    this.addText('etc/passwd', 'root:x:0:0:root:/root:/bin/sh\n');
    this.addText('etc/group', 'root:x:0:\n');
    this.addText('etc/nsswitch.conf', 'hosts: files dns\n');
  }

  addText(name: string, text: string): void {
    this.makeParent(name);
    writeFileSync(this.at(name), text);
  }

  addFile(name: string, source: string): void {
    this.makeParent(name);
    copyFileSync(realpathSync(source), this.at(name));
  }

  addLink(name: string, target: string): void {
    this.makeParent(name);
    symlinkSync(target, this.at(name));
  }

  addFolder(name: string): void {
    mkdirSync(this.at(name), { recursive: true });
  }

  /** Programs of this host, with the shared libraries that they name. */
  async addHostPrograms(names: readonly string[]): Promise<void> {
    const sources = names.map(findProgram);
    for (const source of sources) this.addFile(source, source);
    await this.addLibrariesOf(sources);
  }

  /** Libraries that programs open by themselves: no header of a program names them. */
  async addHostLibraries(folder: string, isWanted: (name: string) => boolean): Promise<void> {
    const wanted = readdirSync(folder).filter(isWanted);
    const sources = wanted.map((name) => path.join(folder, name));
    for (const source of sources) this.addFile(source, source);
    await this.addLibrariesOf(sources);
  }

  private async addLibrariesOf(programs: readonly string[]): Promise<void> {
    // Its exit code says that a script or a static program is among them.
    const { stdout } = await ask(['ldd', ...programs]);
    for (const library of parseLdd(stdout))
      if (!existsSync(this.at(library))) this.addFile(library, library);
  }

  private at(name: string): string {
    return path.join(this.root, name);
  }

  private makeParent(name: string): void {
    mkdirSync(path.dirname(this.at(name)), { recursive: true });
  }
}

function findProgram(name: string): string {
  const found = PROGRAM_FOLDERS.map((folder) => path.join(folder, name)).find(existsSync);
  if (!found) throw new Error(`this host has no ${name}: see conformance/rig/packages.txt`);
  return found;
}

/** The libraries that ldd names, each once. */
export function parseLdd(printed: string): string[] {
  const paths = [...printed.matchAll(/(?:=> |^\t)(\/\S+) \(0x/gm)].map((match) => match[1] ?? '');
  return [...new Set(paths)];
}
