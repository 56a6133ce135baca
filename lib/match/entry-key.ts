/**
 * A number made of a text's folded letters: the same for texts that are alike but for scripts, widths, spaces and punctuation.
 * Two other texts have the same number in one case of 2⁵³, so what it finds is compared before it is believed.
 */
export function letterHash(letters: Uint32Array): number {
  let one = 0xdead_beef;
  let other = 0x41c6_ce57;
  for (let at = 0; at < letters.length; at += 1) {
    one = Math.imul(one ^ letters[at]!, 0x9e37_79b1);
    other = Math.imul(other ^ letters[at]!, 0x5f35_6495);
  }
  one = Math.imul(one ^ (one >>> 16), 0x85eb_ca6b) ^ Math.imul(other ^ (other >>> 13), 0xc2b2_ae35);
  other = Math.imul(other ^ (other >>> 16), 0x85eb_ca6b) ^ Math.imul(one ^ (one >>> 13), 0xc2b2_ae35);
  return 0x1_0000_0000 * (other & 0x1f_ffff) + (one >>> 0);
}
