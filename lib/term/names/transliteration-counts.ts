/** Made by tests/bench/checks/train-transliteration.ts from the names of CedPane (public domain): see transliteration.ts. */
export const TRANSLITERATION = `
* a28112 n22201 e21512 i19332 r14353 o13815 l13232 s11310 h11124 g10031 u9873 t9414 d6924 m6814 c6568 b5384 y4788 k4311 p3063 f2724 z2606 w2386 j2151 v1886 x1369 q929
-a a10871 ar1332 er600 u358 ah346 e127 117 ur83 aa61 o42 as31 iah21 ad19 ath19 ab16 ai16 i16 ae11 or11 ou10
-ai e1580 ai630 a531 316 i250 ei239 y152 ay90 er58 ey42 ae27 ea17 ee7 el7 et7 aa6 eh6 ar5 o5 oe5 ye5 eth4 is4 aye3 ia3 ie3 u3
-an an3089 am183 a134 ann84 and79 en77 ang65 ein64 in23 ane16 ain14 e14 ine12 10 em9 on9 ham8 n7 un7 um6
-ang ang1107 an180 on159 un49 o29 om23 am15 ong15 en14 um13 own10 oun8 aun7 ing6 5 and5 a3 ag3 one3 oon3 or3 orn3 anc2 awn2 er2
-ao o741 ao616 au309 a79 or69 61 ow59 ou58 aw25 urg20 erg11 io9 our9 oa6 oe4 eo3 ho3 ok3 org3 ot3 jog2 oh2 oth2 u2 ul2
-e 7006 e2797 er1303 o1030 a183 u160 or87 i84 ur59 ar36 oe34 ue34 ha33 ir32 ea24 ai17 y17 ei12 ay9
-ei e2069 i859 ei361 a238 er186 ay117 ai83 y77 ey54 ea45 ee43 ie38 ae30 15 et11 eh10 oe8 ain7 u6 ir5 aha3
-en 6479 en946 on379 ang178 in161 an140 rn92 ne73 e50 n39 rne34 yn24 un23 hn10 urn10 ing9 im8 i7 nn7 a6
-eng eng745 en309 on226 un43 em18 13 o7 ern6 one6 und6 an5 ont5 e4 om4 ond4 eim3 in3
-er l2079 ll541 500 er342 le290 re131 el130 ir114 ur112 lle99 ar66 or64 r27 hr22 rr17 hl16 rd14 ul12 rt9 yr5 ld4
-i i8134 6569 e1719 y1003 ey582 ie420 ee225 ea139 ui30 u21 ay19 ei19 ir17 a13
-ia a483 ia246 ar131 u13 5 e5 er4 iah4 ya4 al2 i2 o2
-ian 934 ian674 en27 ing24 an10 e9 em7 iam7 am6 ie5 aim4 eon4 i4 ea3 yn3 eam2 hel2 ia2 yan2
-iang ang397 an7 ian3 yan3 2
-iao iao452 o96 io25 haw13 or13 u7 e4 eor4 oa3 yo3 2 oo2 ow2
-ie e398 ie120 er107 a52 17 ye16 ay14 iel13 ed7 ea6 eth6 ai5 el5 eel3 ei3 i3 ar2 ead2 eo2 et2 iah2 y2
-in in1316 ing137 yn77 im63 ine44 een42 i33 en28 e10 ene10 ynn8 ien7 ne6 an5 ean5 ym5 ind4 3 ee3 ian3 un3 ina2 uen2
-ing ing1041 in206 ine32 im13 en12 i12 yn7 een5 pim3 inn2 y2
-iong ong14 on5
-iu iu279 u35 25 eu11 ue10 o7 yu7 hew4 ius4 e2 io2 ou2 uel2 ur2
-o o937 er200 or188 a135 an51 ar37 e37 ur33 au25 23 u22 eau13 ugh11 oe8 ow7 oa5 oh5 oth5 ir4 ear3 ou3 ao2 aw2 oi2 on2 oo2 us2
-ong ong860 on166 un32 om23 o22 one22 um8 oon7 ung7 2 ion2 une2
-ou ou676 131 u57 o40 eu35 eo2 er2
-u 3518 u3186 e268 oo209 o203 ou177 er148 or144 ing41 ew34 ur29 nin23 ue20 an19 au16 i14 us14 a11 nen10 oe9 ord7 our7 oth6
-ua ua150 a5 ar5 uar2
-uai uai39 i24 y9
-uan uan630 ua2
-uang ang239 u178
-ue yue40 ue20 16 iao9 er2 syl2
-ui ui330 i72 e51 y20 a7 ie6 ue6 ai4 ei4 ey4 uy3 2 an2 ee2
-un un483 on438 en259 an34 um17 om10 em6 eon6 own5 uin5 ire4 e3 o3 yn3 2 ol2 one2 uen2 und2
-uo o3029 or201 uo170 ow89 a57 au39 oe28 u28 eu25 ou19 aw18 17 eau15 oa14 oh11 ore10 e8 ot8 ol5 oo5 oth5 us4 ian3
-v u55 y13 ue4 od3 2 idg2 oth2
-ve o11 io4 eo2 ius2 ue2
^ 8919
^b b4614 p359 bb101 v22 pp16 lb14 ba13 bh5 4 bo4
^c c314 tz151 ts54 z46 tts11 ch8 tes6 tr6 s3 ds2
^ch ch791 tch10 9 q5 c4 ts3 y3 z3 tr2 zh2
^d d5638 t1021 dd138 tt116 73 th67 ld33 dh13 ght8 tus5
^f f1972 v456 ff268 ph197 w48 lf16 8 b6 fol6 pf6 lph5 fal4 pph3
^g g2952 gg82 k44 c38 gh28 h26 gol14 gu12 ch6 w6 4 cus3 d3 gel3 got3
^h h2785 hu211 ch96 kh53 j44 wh36 35 w31 g12 x10 k6 v4
^j j1146 g908 k647 ch230 ji221 c80 dg80 ck45 gg35 tch29 24 t24 d23 qu21 z20 gh12 q12 cc9 cz9 kk6 sh5 cch4 dj3 dk3
^k k2349 c2026 ck643 ch187 160 cc100 qu68 q55 kh19 x16 g13 kk13 kem6 ku6 cr4 lk4
^l l6379 r6329 ll846 li81 rh13
^m m5375 mm142 v36 lm30 w23 mc18 mb8
^n n3935 nn84 gn24 new18 kn13 nh13 r10 7 l5 nim3 w3
^p p1830 pp133 ph6 b4 an2 es2
^q q675 ch141 j79 z75 c55 16 g15 k13 tch13 qi11 cz10 s10 cc9 ts8 t7 kew4 tj3 zz3 dz2 gq2 sy2 wz2
^r r279 24 j21 g20 it20 n17 ans15 ian11 s11 tes9 l7 rz5 zh5 es4 i4 ll3 hit2 m2 rh2 rzh2 x2 zs2
^s s6004 ss353 th306 z213 c212 x146 sh20 st16 sz5
^sh sh1653 713 s222 sch147 shu66 ch37 ss29 x20 th16 z16 sz10 zh6 ob2 se2
^t t4607 tt645 th180 dt49 d36 ght33 lt9 tr8 tic5
^w w1651 v1169 223 b32 hu14 l10 n4 ois4 lv3 us3
^x x1002 977 s571 h232 c206 sh148 xi101 ss86 ch84 z62 th57 n27 sch22 g15 sc11 t11 j10 la3 sz3
^y 2379 y1863 j249 n28 gu26 h15 ew8 es6
^z z463 s69 ds30 tz17 zz16 9 d5 x5 ch3 dze3 j3 lds3 lz3 dz2 ko2 ss2 th2
^zh 6398 zh991 z141 j95 ch90 n35 gi23 zhu17 zz12
`;
