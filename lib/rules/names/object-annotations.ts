import { isQualifiedName } from '../../k8s/names';
import { MAX_ANNOTATION_BYTES } from '../../k8s/service-fields';
import { isObject, type JsonObject } from '../../model/document';
import { objectsWithMetadata } from '../../model/metadata-index';
import { goText } from '../../model/service-addresses';
import { defineRule } from '../rule';
import { fieldSide, REFUSED } from '../services/service-side';
import { metadataExample } from './metadata-example';

export const objectAnnotations = defineRule({
  code: 'NET104',
  name: 'object-annotations',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary:
      'Annotation keys must have the syntax of label keys, and all annotations fit into 256 KiB.',
    why: 'kube-apiserver refuses the whole object. Keys and values count together, in bytes.',
    since: '0.1.0',
    source: 'apimachinery ValidateAnnotations, TotalAnnotationSizeLimitB',
  },
  findings: {
    badKey: ({ key }: { key: string }) => ({
      what: `"${key}" is not an annotation key: [DNS name/] and at most 63 letters, digits, "-", "_", "."`,
      fix: 'rename the annotation',
    }),
    tooLarge: ({ bytes }: { bytes: number }) => ({
      what: `the annotations hold ${bytes} bytes, the limit is ${MAX_ANNOTATION_BYTES}`,
      fix: `remove at least ${bytes - MAX_ANNOTATION_BYTES} bytes`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'any value, and upper case in the prefix',
        text: metadataExample('annotations:', '  Example.com/note: "Any text, really!"'),
      },
    ],
    invalid: [
      { title: 'a blank in the key', text: metadataExample('annotations:', '  my note: text') },
    ],
  }),
  check({ objects }, report) {
    for (const object of objectsWithMetadata(objects, 'annotations')) {
      const { annotations } = object.metadata;
      if (!isObject(annotations)) continue;
      for (const key in annotations) {
        // Case does not matter here: kube-apiserver lower-cases the key first.
        if (isQualifiedName(key) || isQualifiedName(key.toLowerCase())) continue;
        const side = fieldSide(object, ['metadata', 'annotations', key], key);
        report('badKey', { key }, { at: { ...side, on: 'key' }, ...REFUSED, data: { key } });
      }
      const bytes = sizeOf(annotations);
      if (bytes <= MAX_ANNOTATION_BYTES) continue;
      const at = fieldSide(object, ['metadata', 'annotations']);
      report('tooLarge', { bytes }, { at, ...REFUSED, data: { bytes } });
    }
  },
});

/** A text has at most three bytes for each of its characters: only long ones are measured. */
function sizeOf(annotations: JsonObject): number {
  let atMost = 0;
  for (const key in annotations) {
    atMost += 3 * (key.length + (goText(annotations[key])?.length ?? 0));
  }
  if (atMost <= MAX_ANNOTATION_BYTES) return atMost;
  let bytes = 0;
  for (const key in annotations) {
    bytes += Buffer.byteLength(key) + Buffer.byteLength(goText(annotations[key]) ?? '');
  }
  return bytes;
}
