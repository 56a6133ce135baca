import { XliffReader } from "@/lib/interchange/xliff/read-xliff";

const UNITS = 500_000;

/** A made XLIFF of 500,000 units, read piece by piece: seconds of the processor, and what the process held. */
export function measureLarge(): void {
  let units = 0;
  const before = process.cpuUsage();
  let bytes = 0;
  const reader = new XliffReader({
    unit: () => {
      units += 1;
    },
  });
  const write = (text: string) => {
    bytes += Buffer.byteLength(text);
    reader.write(text);
  };
  write(
    '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="zh" trgLang="en"><file id="f">',
  );
  for (let at = 0; at < UNITS; at += 100) {
    let some = "";
    for (let unit = at; unit < at + 100; unit += 1)
      some += `<unit id="u${unit}"><notes><note>${unit}</note></notes><segment state="translated"><source>第${unit}天，<pc id="1">河水</pc>还没有退，船夫在岸上等人过河。</source><target>On day ${unit} the <pc id="1">water</pc> had not fallen, and the ferryman waited on the bank for passengers.</target></segment></unit>`;
    write(some);
  }
  write("</file></xliff>");
  reader.end();
  const { user, system } = process.cpuUsage(before);
  const megabytes = (count: number) => `${Math.round(count / 1024 / 1024)} MB`;
  console.log(
    `XLIFF of ${megabytes(bytes)}: ${units} units in ${((user + system) / 1e6).toFixed(1)} s of the processor (with making it); the process held at most ${megabytes(process.resourceUsage().maxRSS * 1024)}`,
  );
}
