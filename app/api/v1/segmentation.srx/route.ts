import { SRX_MEDIA_TYPE, writeSrx } from "@/lib/interchange/srx/write-srx";
import { openHandler } from "@/lib/server/http/handler";

export const GET = openHandler(
  {},
  async () =>
    new Response(writeSrx(), {
      headers: {
        "content-type": `${SRX_MEDIA_TYPE}; charset=utf-8`,
        "content-disposition": 'attachment; filename="duizhao.srx"',
        "x-content-type-options": "nosniff",
      },
    }),
);
