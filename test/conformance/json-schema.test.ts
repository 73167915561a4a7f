import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { schemaOf } from '../../conformance/kubeconform/json-schema';

/** A small part of what an API server publishes, in its form. */
const OPEN_API = {
  definitions: {
    Service: {
      type: 'object',
      required: ['kind'],
      properties: {
        kind: { type: 'string' },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
        ports: { type: 'array', items: { $ref: '#/definitions/Port' } },
      },
    },
    Port: {
      type: 'object',
      properties: { target: { $ref: '#/definitions/IntOrString' } },
    },
    IntOrString: { type: 'string', format: 'int-or-string' },
  },
};

const accepts = new Ajv({ strict: false }).compile(schemaOf(OPEN_API, 'Service'));

describe('a schema made of the published API', () => {
  it.each([
    [{ kind: 'Service', ports: [{ target: 80 }, { target: 'http' }] }],
    [{ kind: 'Service', ports: null, labels: { any: 'name' } }],
  ])('takes %j', (object) => {
    expect(accepts(object)).toBe(true);
  });

  it.each([
    ['a field that it does not know', { kind: 'Service', port: 1 }],
    ['one deeper down', { kind: 'Service', ports: [{ targets: 1 }] }],
    ['null where a value is required', { kind: null }],
    ['neither number nor name', { kind: 'Service', ports: [{ target: true }] }],
  ])('refuses %s', (_what, object) => {
    expect(accepts(object)).toBe(false);
  });
});
