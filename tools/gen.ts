import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { renderRegistry } from './registry';

/** Writes every generated file; with `--check` only says which ones are stale. */
async function main(): Promise<void> {
  const isCheck = process.argv.includes('--check');
  const stale = apply({ 'lib/rules/registry.generated.ts': renderRegistry() }, isCheck);
  const { RULES } = await import('../lib/rules/registry.generated.js');
  const { renderExampleVerdicts } = await import('./example-verdicts.js');
  const verdicts = { 'lib/rules/example-verdicts.generated.ts': renderExampleVerdicts(RULES) };
  stale.push(...apply(verdicts, isCheck));
  const { renderRulePages } = await import('./rule-pages.js');
  const { renderOverviews } = await import('./overview-pages.js');
  const pages = renderRulePages(RULES);
  stale.push(...apply(pages, isCheck), ...removeOrphans(pages, isCheck));
  stale.push(...apply(renderOverviews(RULES), isCheck));
  const { renderBrokenPage } = await import('./accepted-then-broken/page.js');
  stale.push(...apply({ 'docs/accepted-then-broken.md': renderBrokenPage() }, isCheck));
  if (isCheck && stale.length > 0) {
    console.error(`stale, run "npm run gen": ${stale.join(', ')}`);
    process.exitCode = 1;
  }
}

function apply(files: Record<string, string>, isCheck: boolean): string[] {
  const stale = Object.entries(files).filter(
    ([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text,
  );
  if (!isCheck) for (const [path, text] of stale) write(path, text);
  return stale.map(([path]) => path);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function removeOrphans(pages: Record<string, string>, isCheck: boolean): string[] {
  const present = existsSync('docs/rules') ? readdirSync('docs/rules') : [];
  const orphans = present.map((file) => `docs/rules/${file}`).filter((path) => !(path in pages));
  if (!isCheck) for (const path of orphans) rmSync(path);
  return orphans;
}

void main();
