import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GoldenUses } from '../../../conformance/rig/golden-uses';

const [OLD, NEW, MAKING] = ['0123456789ab', 'ba9876543210', 'aaaaaaaaaaaa.77'];

describe('folders of unpacked images', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'golden-'));
    for (const name of [OLD, NEW, MAKING]) mkdirSync(path.join(folder, name));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const left = () => readdirSync(folder).filter((name) => name !== 'uses');

  it('go once no cluster was last booted from them', () => {
    const uses = new GoldenUses(folder);
    uses.note('bridge', OLD);
    uses.note('bridge', NEW);

    uses.prune();

    expect(left()).toEqual([MAKING, NEW]);
  });

  it('stay as long as one cluster was', () => {
    const uses = new GoldenUses(folder);
    uses.note('bridge', NEW);
    uses.note('ha', OLD);

    uses.prune();

    expect(left()).toEqual([OLD, MAKING, NEW]);
  });

  it('go when that was long ago', () => {
    const uses = new GoldenUses(folder);
    uses.note('bridge', NEW);
    uses.note('ha', OLD);
    const longAgo = new Date(Date.now() - 15 * 86_400_000);
    utimesSync(path.join(folder, 'uses', 'ha'), longAgo, longAgo);

    uses.prune();

    expect(left()).toEqual([MAKING, NEW]);
  });
});
