import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020';
import { expect, it } from 'vitest';
import { dnsPaths, renderDns, type ViewFormat } from '../../../lib/check';
import { manyExamples, namedExample } from '../../../lib/rules/services/service-example';
import { HOSTILE_NAMES, yamlText } from '../map/maps';
import { clusterText, reading } from '../ports/clusters';

const rendered = (format: ViewFormat, text: string): string =>
  renderDns(format, dnsPaths(['-'], reading(text)).clusters);

const external = (target: string): string =>
  namedExample('web', 'type: ExternalName', `externalName: ${target}`);

it.each([
  ['a cluster', clusterText()],
  [
    'Services of every kind',
    manyExamples(external('a.example'), namedExample('b', 'ports: [{port: 80}]')),
  ],
  ['nothing', ''],
  ['values of wrong types', namedExample('web', 'type: 5', 'ports: x', 'clusterIP: {}')],
])('is what its schema says: %s', (_, text) => {
  const validate = new Ajv2020().compile(
    JSON.parse(readFileSync('schema/dns.schema.json', 'utf8')),
  );

  validate(JSON.parse(rendered('json', text)));
  expect(validate.errors).toBeNull();
});

it('has the same records in every format', () => {
  const text = clusterText({ others: [external('db.example')] });
  const row = ['web.default.svc.cluster.local', 'CNAME', 'db.example.'];

  expect(rendered('text', text)).toMatch(new RegExp(row.join(' +')));
  expect(rendered('markdown', text)).toContain(`| ${row.join(' | ')} |`);
  expect(JSON.parse(rendered('json', text)).clusters[0].records).toContainEqual({
    name: row[0],
    type: row[1],
    answer: row[2],
    isKnown: true,
  });
});

it.each(HOSTILE_NAMES)('shows names and never obeys them: %s', (_, name) => {
  for (const format of ['text', 'markdown'] as const) {
    const lines = (target: string) => rendered(format, external(yamlText(target))).split('\n');
    expect(lines(name)).toHaveLength(lines('plain').length);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
    expect(lines(name).join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  }
  expect(rendered('markdown', external(yamlText(name)))).not.toMatch(/<script|<img|<svg/);
});
