import { testDesk, testRecord } from './bundle-fixture.ts';
import { encodeItem, decodeItem } from '#shared/exchange/items.ts';
import { verifyCommit } from '#db/log/sealed-commit.ts';
import { decodeHeader } from '#shared/log/commit.ts';
import { ContentTally } from '#electron/exchange/bundle/content-tally.ts';
const a=await testDesk('a'); const ops=[['title','a title of some length'],['summary','x'.repeat(300)],['body','y'.repeat(1500)],['status','submitted'],['country','BGD'],['place','Dhaka'],['eventStart','2026-01-02'],['eventEnd','2026-01-02'],['tlp','TLP:GREEN'],['sensitivity','unclassified'],['origin','ucdp:1'],['gaps','z'],['horizon','q'],['triggers','t'],['latitude',1.5],['longitude',2.5],['severity',3],['fatalitiesBest',4]].map(([field,value])=>({field,value})) as any;
const c=testRecord(a,[ops])[0]!; const e=encodeItem({type:'commit',commit:c.sealed});
const N=5000; function b(name:string,f:()=>void){for(let i=0;i<500;i++)f();const s=process.cpuUsage();for(let i=0;i<N;i++)f();const u=process.cpuUsage(s);console.log(name,((u.user+u.system)/N).toFixed(1),'µs')}
b('encode',()=>encodeItem({type:'commit',commit:c.sealed})); b('decode',()=>decodeItem(e)); b('verify',()=>verifyCommit(c.sealed,'live')); b('header',()=>decodeHeader(c.sealed.header));
const t=new ContentTally(); const it=decodeItem(e); b('tally',()=>t.accept(it,e)); console.log(e.length);
