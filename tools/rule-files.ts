import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface RuleFile {
  readonly code: string;
  readonly exportName: string;
  /** Import path below lib/rules, without `.ts`. */
  readonly module: string;
}

const RULES_FOLDER = 'lib/rules';

/** Every rule of the folder, by code: one file, one exported `defineRule`. */
export function listRuleFiles(): RuleFile[] {
  const families = readdirSync(RULES_FOLDER, { withFileTypes: true }).filter((e) =>
    e.isDirectory(),
  );
  const files = families.flatMap(({ name }) =>
    readdirSync(join(RULES_FOLDER, name)).map((file) => `${name}/${file}`),
  );
  return files.flatMap(readRuleFile).sort((a, b) => (a.code < b.code ? -1 : 1));
}

function readRuleFile(file: string): RuleFile[] {
  const text = readFileSync(join(RULES_FOLDER, file), 'utf8');
  const exportName = /export const (\w+) = defineRule\(/.exec(text)?.[1];
  const code = /^ {2}code: '(NET\d{3})'/m.exec(text)?.[1];
  if (!exportName || !code) return [];
  return [{ code, exportName, module: file.replace(/\.ts$/, '') }];
}
