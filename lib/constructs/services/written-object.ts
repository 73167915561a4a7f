import { ApiObject, type ApiObjectProps } from 'cdk8s';
import type { Construct } from 'constructs';
import { type Author, rememberAuthor } from '../authors';
import { validateWholeApp } from '../plain-app';
import { CallSite } from '../source-line';

/** The one object that a construct of ours stands for; the whole app is checked with it at synth. */
export function writtenObject(
  construct: Construct,
  manifest: ApiObjectProps & Readonly<Record<string, unknown>>,
  props: Pick<Author, 'propsAreSpec' | 'propsOfFields'>,
): ApiObject {
  const object = new ApiObject(construct, 'Resource', manifest);
  rememberAuthor(object, { construct, callSite: new CallSite(), ...props });
  validateWholeApp(construct);
  return object;
}
