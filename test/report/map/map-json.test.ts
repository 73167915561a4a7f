import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020';
import { expect, it } from 'vitest';
import { renderMap } from '../../../lib/check';
import { DUAL_STACK, mapOf, planText } from './maps';

const schemaOf = (name: string) => JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8'));

const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true })
  .addSchema(schemaOf('report'), 'report.schema.json')
  .compile(schemaOf('map'));

it.each([
  ['two families', DUAL_STACK],
  ['findings', planText({ services: '10.244.0.0/20', reserved: [['warehouse', '10.244.8.0/24']] })],
  ['ranges that are none', planText({ pods: 'x', services: '10.0.0.0/31', nodes: '' })],
])('is what its schema says: %s', (_, plan) => {
  const json = JSON.parse(renderMap('json', [mapOf(plan)], { width: 0 }));

  validate(json);
  expect(validate.errors).toBeNull();
  expect(json.clusters[0].blocks.length).toBeGreaterThan(0);
});
