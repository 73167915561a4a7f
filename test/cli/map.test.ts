import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { planText } from '../report/map/maps';
import { folderWith, removeFolders } from './folder';
import { run } from './run-cli';

afterEach(removeFolders);

describe('map', () => {
  it('draws files, folders and standard input', () => {
    const cwd = folderWith({ 'plan/cluster.yaml': planText() });
    const drawn = run(['map', 'plan'], { cwd });

    expect(drawn).toMatchObject({ exitCode: 0, err: '' });
    expect(drawn.out).toContain('10.244.0.0/16');
    expect(run(['map', 'plan/cluster.yaml'], { cwd }).out).toBe(drawn.out);
    expect(run(['map', '-'], { cwd, stdin: planText() }).out).toBe(drawn.out);
  });

  it('is as wide as the terminal', () => {
    const lineOf = (columns: number) =>
      run(['map', '-'], { stdin: planText(), columns, isTerminal: true, env: { NO_COLOR: '1' } })
        .out.split('\n')
        .reduce((most, line) => Math.max(most, line.length), 0);

    expect(lineOf(80)).toBeLessThanOrEqual(80);
    expect(lineOf(160)).toBeGreaterThan(120);
  });

  it('writes JSON or a page into a file, and never over what it reads', () => {
    const cwd = folderWith({ 'cluster.yaml': planText() });

    expect(run(['map', '.', '--format', 'json', '-o', 'out/map.json'], { cwd }).out).toBe('');
    expect(JSON.parse(readFileSync(join(cwd, 'out/map.json'), 'utf8')).schemaVersion).toBe(1);
    expect(run(['map', 'cluster.yaml', '--format', 'html', '-o', 'map.html'], { cwd }).out).toBe(
      '',
    );
    expect(readFileSync(join(cwd, 'map.html'), 'utf8')).toMatch(
      /^<!DOCTYPE html>\n<html lang="en">/,
    );
    expect(run(['map', 'cluster.yaml', '-o', 'cluster.yaml'], { cwd }).exitCode).toBe(1);
    expect(readFileSync(join(cwd, 'cluster.yaml'), 'utf8')).toBe(planText());
  });

  it.each([
    ['without a file', ['map'], /map needs a file/],
    ['a format that is none', ['map', '.', '--format', 'png'], /png/],
    ['a version that is none', ['map', '-', '--kubernetes-version', 'x'], /takes a version/],
  ])('refuses a command line %s', (_, argv, message) => {
    const { exitCode, err } = run(argv, { stdin: planText() });

    expect(exitCode).toBe(1);
    expect(err).toMatch(message);
  });

  it('fails when something cannot be read', () => {
    expect(run(['map', 'missing.yaml'], { cwd: folderWith({}) }).exitCode).toBe(1);
  });
});
