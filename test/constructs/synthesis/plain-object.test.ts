import { ApiObject, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlainObjects } from '../../../lib/constructs/synthesis/plain-object';

type Props = ConstructorParameters<typeof ApiObject>[2];

const key = fc.constantFrom(
  'b',
  'a',
  'name',
  'namespace',
  'labels',
  '10',
  'z.io/x',
  'value',
  'kind',
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(undefined, null, 0, '', true, 'text', 1.5, Number.NaN),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
}));
const metadata = fc.record(
  {
    name: fc.constantFrom('one', 'two'),
    namespace: fc.constant('ns'),
    labels: fc.dictionary(key, fc.constantFrom('x', undefined, null)),
    annotations: fc.dictionary(key, fc.constant('y')),
    finalizers: fc.array(fc.constant('f'), { maxLength: 1 }),
    generateName: fc.constantFrom('g-', undefined),
    managedFields: value,
  },
  { requiredKeys: [] },
);

function objectOf(props: object, chartProps = {}): { app: App; object: ApiObject } {
  const app = new App();
  const chart = new Chart(app, 'chart', chartProps);
  const all = { apiVersion: 'v1', kind: 'Thing', ...props } as Props;
  return { app, object: new ApiObject(chart, 'object', all) };
}

describe('PlainObjects', () => {
  it('renders plain data as toJson does, order of keys included, or leaves it alone', () => {
    const chart = fc.constantFrom({}, { namespace: 'all', labels: { team: 'a' } });
    fc.assert(
      fc.property(fc.dictionary(key, value), metadata, chart, (props, each, chartProps) => {
        const { kind: _, ...rest } = props;
        const { app, object } = objectOf({ ...rest, metadata: each }, chartProps);
        const rendered = new PlainObjects(app).render(object);
        if (rendered) expect(JSON.stringify(rendered)).toBe(JSON.stringify(object.toJson()));
      }),
      { numRuns: 1500 },
    );
  });

  it('renders what Services consist of by itself', () => {
    const spec = { type: 'ClusterIP', selector: { app: 'a' }, ports: [{ port: 80, name: 'http' }] };
    const { app, object } = objectOf({ metadata: { name: 'a', labels: { app: 'a' } }, spec });
    expect(new PlainObjects(app).render(object)).toEqual(object.toJson());
  });

  it('does not change what the user holds', () => {
    const spec = Object.freeze({ b: Object.freeze([1, 2]), a: undefined });
    const { app, object } = objectOf({ spec });
    expect(new PlainObjects(app).render(object)?.spec).toEqual({ b: [1, 2] });
  });

  it.each<[string, object]>([
    ['a Lazy', { spec: Lazy.any({ produce: () => 1 }) }],
    ['an implicit token', { spec: { resolve: () => 1 } }],
    [
      'a union of number and string',
      {
        spec: new (class Quantity {
          value = '1';
        })(),
      },
    ],
    ['a date', { spec: new Date(0) }],
    ['null in a list', { spec: [null] }],
    ['an empty map in a list of the metadata', { metadata: { managedFields: [{}] } }],
  ])('leaves %s to the object', (_, props) => {
    const { app, object } = objectOf(props);
    expect(new PlainObjects(app).render(object)).toBeUndefined();
  });

  it('leaves patched objects to themselves', () => {
    const { app, object } = objectOf({ spec: { a: 1 } });
    object.addJsonPatch(JsonPatch.replace('/spec/a', 2));
    expect(new PlainObjects(app).render(object)).toBeUndefined();
  });

  it('leaves subclasses with a rendering of their own to themselves', () => {
    const { app, object } = objectOf({ spec: { a: 1 } });
    object.toJson = () => ({ kind: 'Other' });
    expect(new PlainObjects(app).render(object)).toBeUndefined();
  });

  it('leaves everything to the objects when the user has resolvers', () => {
    const { object } = objectOf({ spec: { a: 1 } });
    const app = new App({ resolvers: [{ resolve: () => undefined }] });
    expect(new PlainObjects(app).render(object)).toBeUndefined();
  });

  it('steps back for good when a cdk8s to come renders the first object differently', () => {
    const { app, object } = objectOf({ spec: { a: 1 } });
    const second = objectOf({ spec: { a: 2 } }).object;
    const real = ApiObject.prototype.toJson;
    ApiObject.prototype.toJson = function toJson() {
      return { ...real.call(this), further: true };
    };
    const plain = new PlainObjects(app);
    const rendered = [plain.render(object), plain.render(second)];
    ApiObject.prototype.toJson = real;
    expect(rendered).toEqual([undefined, undefined]);
  });
});
