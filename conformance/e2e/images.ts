import { build } from '../binaries/cache';
import { e2eRecipe } from '../binaries/recipe';
import { outputOf } from '../rig/command';
import { canMake } from '../rig/images/catalogue';

/** The images that the specs start pods from, as far as the rig makes them. */
export async function imagesOfSuite(): Promise<string[]> {
  const list = await outputOf([build(e2eRecipe('e2e.test')), '--list-images']);
  return list.trim().split('\n').filter(canMake);
}
