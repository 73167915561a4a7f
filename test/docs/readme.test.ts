import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const readme = readFileSync('README.md', 'utf8');

const blockAfter = (marker: string): string => {
  const start = readme.indexOf(marker);
  return /```\w*\n([\s\S]*?)```/.exec(readme.slice(start))?.[1] ?? '';
};

describe('the README', () => {
  it('shows the lab as it is', () => {
    expect(readFileSync('apps/lab/main.ts', 'utf8')).toContain(
      blockAfter('<!-- example: apps/lab/main.ts -->'),
    );
  });

  it('has at most 150 lines', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(150);
  });

  it('names the two commands of a newcomer', () => {
    expect(readme).toContain('npm ci && npm run synth');
    expect(readme).toContain('npm ci && npm test');
  });
});
