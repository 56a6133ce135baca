import { expect, test } from "vitest";
import { readTerms } from "../../lib/check/terms-file";

const term = (source: string, target: string, status = "preferred") => ({ source, target, status });

test.each([
  {
    name: "two columns",
    text: "白盒\twhite box\n黑盒\tblack box\n",
    terms: [term("白盒", "white box"), term("黑盒", "black box")],
  },
  {
    name: "a header in another order",
    text: "en\tzh\tstatus\nwhite box\t白盒\tforbidden\n",
    terms: [term("白盒", "white box", "forbidden")],
  },
  {
    name: "CSV with quoted cells",
    text: '白盒,"white box, so called"\r\n',
    terms: [term("白盒", "white box, so called")],
  },
  {
    name: "several Englishes",
    text: "人工智能\tAI | artificial intelligence",
    terms: [term("人工智能", "AI"), term("人工智能", "artificial intelligence")],
  },
  { name: "empty lines", text: "\n白盒\twhite box\n\n", terms: [term("白盒", "white box")] },
  {
    name: "TBX",
    text: `<?xml version="1.0"?><tbx><text><body><conceptEntry id="1"><langSec xml:lang="zh"><termSec><term>研发 &amp; 测试</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>R&amp;D</term></termSec><termSec><term>R and D</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec></langSec></conceptEntry></body></text></tbx>`,
    terms: [term("研发 & 测试", "R&D"), term("研发 & 测试", "R and D", "forbidden")],
  },
])("reads $name", ({ text, terms }) => {
  expect(readTerms(text)).toEqual({ terms, unread: [] });
});

test("says which lines hold no term", () => {
  expect(readTerms("白盒\twhite box\n黑盒\n\tblack box").unread).toEqual([2, 3]);
});
