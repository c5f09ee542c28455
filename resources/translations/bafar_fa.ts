<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
<context>
    <name>Agent</name>
    <message>
        <source>owner</source>
        <translation>مالک</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>اولویت</translation>
    </message>
    <message>
        <source>address</source>
        <translation>نشانی</translation>
    </message>
    <message>
        <source>version</source>
        <translation>نسخه</translation>
    </message>
    <message>
        <source>never heard</source>
        <translation>هرگز شنیده نشده</translation>
    </message>
    <message>
        <source>nobody owns it</source>
        <translation>هیچ‌کس مالک آن نیست</translation>
    </message>
    <message>
        <source>no agent is heard</source>
        <translation>هیچ عاملی شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>last owner %1, not heard for %2</source>
        <translation>آخرین مالک %1، بی‌خبر به مدت %2</translation>
    </message>
    <message>
        <source>last heard %1 ago</source>
        <translation>آخرین بار %1 پیش شنیده شد</translation>
    </message>
    <message>
        <source>interval</source>
        <translation>بازه</translation>
    </message>
    <message>
        <source>virtual router</source>
        <translation>روتر مجازی</translation>
    </message>
    <message>
        <source>state</source>
        <translation>وضعیت</translation>
    </message>
    <message>
        <source>heard</source>
        <translation>شنیده‌شده</translation>
    </message>
    <message>
        <source>round trip</source>
        <translation>رفت‌وبرگشت</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>واگذاری</translation>
    </message>
    <message>
        <source>floating_ip.hand_over</source>
        <translation>واگذاری آی‌پی شناور</translation>
    </message>
    <message>
        <source>cluster.revoke</source>
        <translation>ابطال گواهی</translation>
    </message>
    <message>
        <source>new owner</source>
        <translation>مالک تازه</translation>
    </message>
    <message>
        <source>address silent</source>
        <translation>سکوت نشانی</translation>
    </message>
    <message>
        <source>open TCP connections</source>
        <translation>اتصال‌های باز TCP</translation>
    </message>
    <message>
        <source>members that can take over next</source>
        <translation>اعضای آمادهٔ جانشینی</translation>
    </message>
    <message>
        <source>priority of %1</source>
        <translation>اولویت %1</translation>
    </message>
    <message>
        <source>connections closed</source>
        <translation>اتصال‌های بسته‌شده</translation>
    </message>
    <message>
        <source>who loses access</source>
        <translation>چه کسی دسترسی را از دست می‌دهد</translation>
    </message>
    <message>
        <source>way back</source>
        <translation>راه بازگشت</translation>
    </message>
    <message>
        <source>no owner is heard yet</source>
        <translation>هنوز مالکی شنیده نشده</translation>
    </message>
    <message>
        <source>not started on this node</source>
        <translation>روی این گره آغاز نشده</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>هیچ‌کس</translation>
    </message>
    <message>
        <source>now</source>
        <translation>اکنون</translation>
    </message>
    <message>
        <source>here</source>
        <translation>همین‌جا</translation>
    </message>
    <message>
        <source>backup</source>
        <translation>آماده‌به‌کار</translation>
    </message>
    <message>
        <source>active</source>
        <translation>فعال</translation>
    </message>
    <message>
        <source>initialize</source>
        <translation>آغازین</translation>
    </message>
    <message>
        <source>last heard %1 ago: %2</source>
        <translation>آخرین بار %1 پیش شنیده شد: %2</translation>
    </message>
    <message>
        <source>last word from %1 %2 ago</source>
        <translation>آخرین سخن %1، %2 پیش</translation>
    </message>
    <message>
        <source>%1 owners at once: %2</source>
        <translation>%1 مالک هم‌زمان: %2</translation>
    </message>
    <message>
        <source>%1 is heard again</source>
        <translation>%1 دوباره شنیده می‌شود</translation>
    </message>
    <message>
        <source>%1 is not heard</source>
        <translation>%1 شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>%1 owns %2: %3</source>
        <translation>%1 مالک %2 شد: %3</translation>
    </message>
    <message>
        <source>%1 owns %2</source>
        <translation>%1 مالک %2 است</translation>
    </message>
    <message>
        <source>%1 is backup for %2: %3</source>
        <translation>%1 برای %2 آماده‌به‌کار است: %3</translation>
    </message>
    <message>
        <source>%1 does not take part in %2: %3</source>
        <translation>%1 در %2 شرکت ندارد: %3</translation>
    </message>
    <message>
        <source>%1 stands by</source>
        <translation>%1 آماده‌به‌کار است</translation>
    </message>
    <message>
        <source>Hand %1 over from %2 to %3</source>
        <translation>واگذاری %1 از %2 به %3</translation>
    </message>
    <message>
        <source>hand over to %1</source>
        <translation>واگذاری به %1</translation>
    </message>
    <message>
        <source>%1 claims %2 with priority %3</source>
        <translation>%1 با اولویت %3 مدعی %2 می‌شود</translation>
    </message>
    <message>
        <source>the address, 5 gratuitous ARP, then one advertisement; %1 lets go when it hears that</source>
        <translation>نشانی، ۵ ARP بی‌درخواست، سپس یک اعلان؛ %1 با شنیدن آن رها می‌کند</translation>
    </message>
    <message>
        <source>Moves %1 to another node, make before break</source>
        <translation>%1 را به گره دیگری می‌برد؛ گره تازه پیش از رها کردن گره پیشین آن را می‌گیرد</translation>
    </message>
    <message>
        <source>link up, priority below 255</source>
        <translation>پیوند برقرار، اولویت زیر ۲۵۵</translation>
    </message>
    <message>
        <source>started, priority below 255</source>
        <translation>آغازشده، اولویت زیر ۲۵۵</translation>
    </message>
    <message>
        <source>cpu</source>
        <translation>پردازنده</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>حافظه</translation>
    </message>
    <message>
        <source>load</source>
        <translation>بار</translation>
    </message>
    <message>
        <source>disk busy</source>
        <translation>کار دیسک</translation>
    </message>
    <message>
        <source>space on %1</source>
        <translation>فضای %1</translation>
    </message>
    <message>
        <source>%1 used</source>
        <translation>%1 پُر</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 از %2</translation>
    </message>
    <message>
        <source>host name</source>
        <translation>نام میزبان</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>هسته</translation>
    </message>
    <message>
        <source>%1 is live</source>
        <translation>%1 زنده است</translation>
    </message>
    <message>
        <source>%1 is in backup</source>
        <translation>%1 آماده‌به‌کار است</translation>
    </message>
    <message>
        <source>the interface of %1 works</source>
        <translation>رابط شبکهٔ %1 کار می‌کند</translation>
    </message>
    <message>
        <source>%1 has exactly one owner</source>
        <translation>%1 دقیقاً یک مالک دارد</translation>
    </message>
    <message>
        <source>the claim outranks the owner</source>
        <translation>ادعا از مالک بالاتر است</translation>
    </message>
    <message>
        <source>%1 is active and carries %2</source>
        <translation>%1 فعال است و %2 را دارد</translation>
    </message>
    <message>
        <source>%1 is backup and let %2 go</source>
        <translation>%1 آماده‌به‌کار است و %2 را رها کرده</translation>
    </message>
    <message>
        <source>%1 takes over from %2</source>
        <translation>%1 به‌جای %2 می‌نشیند</translation>
    </message>
    <message>
        <source>under 5 ms expected: it claims before the old owner lets go</source>
        <translation>کمتر از ۵ میلی‌ثانیه انتظار می‌رود: پیش از رها کردن مالک پیشین مدعی می‌شود</translation>
    </message>
    <message>
        <source>those to %1 end: the new owner does not know them</source>
        <translation>آن‌ها که به %1 هستند پایان می‌یابند: مالک تازه آن‌ها را نمی‌شناسد</translation>
    </message>
    <message>
        <source>%1 at first, then %2 while it owns (own %3)</source>
        <translation>نخست %1، سپس تا مالک است %2 (خودش %3)</translation>
    </message>
    <message>
        <source>0: if %1 fails, the address is gone</source>
        <translation>۰: اگر %1 از کار بیفتد نشانی از دست می‌رود</translation>
    </message>
    <message>
        <source>%1, within %2</source>
        <translation>%1، در مدت %2</translation>
    </message>
    <message>
        <source>owns it now</source>
        <translation>اکنون مالک است</translation>
    </message>
    <message>
        <source>not heard, so nothing is known of it</source>
        <translation>شنیده نمی‌شود، پس چیزی از آن دانسته نیست</translation>
    </message>
    <message>
        <source>it is not in backup</source>
        <translation>آماده‌به‌کار نیست</translation>
    </message>
    <message>
        <source>asked for, in backup and on the segment</source>
        <translation>خواسته‌شده، آماده‌به‌کار و روی همین شبکه</translation>
    </message>
    <message>
        <source>could, but was not asked for</source>
        <translation>می‌توانست، ولی خواسته نشد</translation>
    </message>
    <message>
        <source>%1 has no carrier or no address</source>
        <translation>%1 سیگنال یا نشانی ندارد</translation>
    </message>
    <message>
        <source>%1 has no carrier or no IPv4 address of its own</source>
        <translation>%1 سیگنال یا نشانی IPv4 خودش را ندارد</translation>
    </message>
    <message>
        <source>%1 carries traffic, %2</source>
        <translation>%1 ترافیک می‌برد، %2</translation>
    </message>
    <message>
        <source>last heard: %1</source>
        <translation>آخرین شنیدن: %1</translation>
    </message>
    <message>
        <source>claim %1 against %2</source>
        <translation>ادعای %1 در برابر %2</translation>
    </message>
    <message>
        <source>not a member</source>
        <translation>عضو نیست</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 پیش</translation>
    </message>
    <message>
        <source>owner, but the addresses are not on %1</source>
        <translation>مالک است ولی نشانی‌ها روی %1 نیستند</translation>
    </message>
    <message>
        <source>split brain: %1 also acts as the owner</source>
        <translation>دوپارگی: %1 نیز مالک شده است</translation>
    </message>
    <message>
        <source>its thread has not reported yet</source>
        <translation>ریسهٔ آن هنوز گزارشی نداده</translation>
    </message>
    <message>
        <source>%1: seen to hold</source>
        <translation>%1: دیده شد که برقرار است</translation>
    </message>
    <message>
        <source>%1 began: %2</source>
        <translation>%1 آغاز کرد: %2</translation>
    </message>
    <message>
        <source>the steps ran, but this was not seen: %1</source>
        <translation>گام‌ها انجام شد ولی این دیده نشد: %1</translation>
    </message>
    <message>
        <source>the steps ran, but nobody knows whether this holds: %1</source>
        <translation>گام‌ها انجام شد ولی کسی نمی‌داند این برقرار است یا نه: %1</translation>
    </message>
    <message>
        <source>cancelled; what was done is taken back</source>
        <translation>لغو شد؛ آنچه انجام شده بود پس گرفته شد</translation>
    </message>
    <message>
        <source>%1; what was done is taken back</source>
        <translation>%1؛ آنچه انجام شده بود پس گرفته شد</translation>
    </message>
    <message>
        <source>waits for the agents to agree: %1</source>
        <translation>منتظر توافق عامل‌هاست: %1</translation>
    </message>
    <message>
        <source>waits for the agents to agree</source>
        <translation>منتظر توافق عامل‌هاست</translation>
    </message>
    <message>
        <source>waits until %1 is heard</source>
        <translation>منتظر شنیدن %1 است</translation>
    </message>
    <message>
        <source>not recorded yet: %1</source>
        <translation>هنوز ثبت نشده: %1</translation>
    </message>
    <message>
        <source>not recorded yet</source>
        <translation>هنوز ثبت نشده</translation>
    </message>
    <message>
        <source>%1 took it over from %2 (%3)</source>
        <translation>%1 آن را از %2 تحویل گرفت (%3)</translation>
    </message>
    <message>
        <source>%1 took it up again (%2)</source>
        <translation>%1 آن را از سر گرفت (%2)</translation>
    </message>
    <message>
        <source>the agent on %1 was restarted</source>
        <translation>عامل روی %1 دوباره راه‌اندازی شده</translation>
    </message>
    <message>
        <source>no agent that offers this is heard now</source>
        <translation>اکنون عاملی که این را پیشنهاد دهد شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>the owner was silent</source>
        <translation>مالک خاموش بود</translation>
    </message>
    <message>
        <source>no action is running</source>
        <translation>کنشی در حال اجرا نیست</translation>
    </message>
    <message>
        <source>%1 takes %2 over</source>
        <translation>%1 نشانی %2 را می‌گیرد</translation>
    </message>
    <message>
        <source>%1 gives way</source>
        <translation>%1 کنار می‌رود</translation>
    </message>
    <message>
        <source>startup: %1</source>
        <translation>آغاز: %1</translation>
    </message>
    <message>
        <source>timer</source>
        <translation>زمان‌سنج</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>خواسته شد</translation>
    </message>
    <message>
        <source>shutdown</source>
        <translation>خاموشی</translation>
    </message>
    <message>
        <source>%1 (own %2)</source>
        <translation>%1 (خودش %2)</translation>
    </message>
    <message>
        <source>priority %1</source>
        <translation>اولویت %1</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 پاسخ نمی‌دهد</translation>
    </message>
    <message>
        <source>%1 is %2 full</source>
        <translation>%1 به اندازهٔ %2 پر است</translation>
    </message>
    <message>
        <source>the system clock was set; history goes on at %1</source>
        <translation>ساعت سامانه تنظیم شد؛ تاریخچه از %1 ادامه می‌یابد</translation>
    </message>
    <message>
        <source>master-down time over</source>
        <translation>پایان زمان انتظار مالک</translation>
    </message>
    <message>
        <source>take over: %1</source>
        <translation>واگذاری: %1</translation>
    </message>
    <message>
        <source>the claim wins over the owner heard</source>
        <translation>ادعا از مالک شنیده‌شده بالاتر است</translation>
    </message>
    <message>
        <source>claimed with priority %1</source>
        <translation>با اولویت %1 ادعا شد</translation>
    </message>
    <message>
        <source>%1, without the address, %2</source>
        <translation>%1، بدون نشانی، %2</translation>
    </message>
    <message>
        <source>%1, carries the address, %2</source>
        <translation>%1، دارای نشانی، %2</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 روی %2</translation>
    </message>
    <message>
        <source>%1 was not heard for %2</source>
        <translation>%1 به مدت %2 شنیده نشد</translation>
    </message>
    <message>
        <source>the agent of %1 started, version %2</source>
        <translation>عامل %1 آغاز به کار کرد، نسخهٔ %2</translation>
    </message>
    <message>
        <source>%1 on %2: settled on priority %3 after the take-over</source>
        <translation>%1 روی %2: پس از واگذاری اولویت به %3 رسید</translation>
    </message>
    <message>
        <source>link up: started, priority below 255</source>
        <translation>برقراری پیوند: آغازشده با اولویت کمتر از ۲۵۵</translation>
    </message>
    <message>
        <source>advert: higher priority</source>
        <translation>اعلان: اولویت بالاتر</translation>
    </message>
    <message>
        <source>group</source>
        <translation>گروه</translation>
    </message>
    <message>
        <source>survives</source>
        <translation>دوام</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>رهبر</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>تغییرها</translation>
    </message>
    <message>
        <source>change</source>
        <translation>تغییر</translation>
    </message>
    <message>
        <source>reloads</source>
        <translation>بازخوانی</translation>
    </message>
    <message>
        <source>role</source>
        <translation>نقش</translation>
    </message>
    <message>
        <source>last record</source>
        <translation>آخرین رکورد</translation>
    </message>
    <message>
        <source>when</source>
        <translation>کی</translation>
    </message>
    <message>
        <source>by</source>
        <translation>به دست</translation>
    </message>
    <message>
        <source>voter</source>
        <translation>رأی‌دهنده</translation>
    </message>
    <message>
        <source>standby</source>
        <translation>ذخیره</translation>
    </message>
    <message>
        <source>witness</source>
        <translation>شاهد</translation>
    </message>
    <message>
        <source>follower</source>
        <translation>پیرو</translation>
    </message>
    <message>
        <source>no member</source>
        <translation>عضو نیست</translation>
    </message>
    <message>
        <source>leads in term %1</source>
        <translation>رهبر در دورهٔ %1</translation>
    </message>
    <message>
        <source>in the minority</source>
        <translation>در اقلیت</translation>
    </message>
    <message>
        <source>waits to be admitted</source>
        <translation>منتظر پذیرش</translation>
    </message>
    <message>
        <source>alone</source>
        <translation>تنها</translation>
    </message>
    <message>
        <source>dismissed</source>
        <translation>برکنارشده</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>ایستاده</translation>
    </message>
    <message>
        <source>%1, %2 leads</source>
        <translation>%1، رهبر %2 است</translation>
    </message>
    <message>
        <source>%1, a leader is being elected</source>
        <translation>%1، رهبر در حال انتخاب است</translation>
    </message>
    <message>
        <source>no voter: nothing can be agreed</source>
        <translation>رأی‌دهنده‌ای نیست: بر هیچ چیز نمی‌توان توافق کرد</translation>
    </message>
    <message>
        <source>one voter: nothing survives its loss</source>
        <translation>یک رأی‌دهنده: با از دست رفتنش چیزی باقی نمی‌ماند</translation>
    </message>
    <message>
        <source>two voters: none may fail</source>
        <translation>دو رأی‌دهنده: هیچ‌یک نباید از کار بیفتد</translation>
    </message>
    <message>
        <source>%1 of %2 voters may fail</source>
        <translation>از %2 رأی‌دهنده %1 تا می‌تواند از کار بیفتد</translation>
    </message>
    <message>
        <source>%1 -&gt; %2</source>
        <translation>%2 به‌جای %1</translation>
    </message>
    <message>
        <source>a third voter makes it safer</source>
        <translation>رأی‌دهندهٔ سوم آن را ایمن‌تر می‌کند</translation>
    </message>
    <message>
        <source>an even number adds no safety: as=standby, or one more voter</source>
        <translation>عدد زوج ایمنی نمی‌افزاید: as=standby یا یک رأی‌دهندهٔ دیگر</translation>
    </message>
    <message>
        <source>%1 (silent for %2)</source>
        <translation>%1 (%2 خاموش)</translation>
    </message>
    <message>
        <source>%1 (never heard)</source>
        <translation>%1 (هرگز شنیده نشده)</translation>
    </message>
    <message>
        <source>%1 is cut off from the majority: %2 is missing, %3 of %4 voters left, %5 needed (%6); nothing can be changed from here until %7 back</source>
        <translation>%1 از اکثریت جدا افتاده است: %2 غایب است، از %4 رأی‌دهنده %3 تا مانده، %5 تا لازم است (%6)؛ تا بازگشت %7 از اینجا چیزی را نمی‌توان تغییر داد</translation>
    </message>
    <message>
        <source>%1 is cut off from the majority: %2 are missing, %3 of %4 voters left, %5 needed (%6); nothing can be changed from here until %7 back</source>
        <translation>%1 از اکثریت جدا افتاده است: %2 غایب‌اند، از %4 رأی‌دهنده %3 تا مانده، %5 تا لازم است (%6)؛ تا بازگشت %7 از اینجا چیزی را نمی‌توان تغییر داد</translation>
    </message>
    <message>
        <source>one of them is</source>
        <translation>یکی از آن‌ها</translation>
    </message>
    <message>
        <source>%1 of them are</source>
        <translation>%1 تا از آن‌ها</translation>
    </message>
    <message>
        <source>%1 knows no leader of the agents' group although it hears %2: nothing can be changed from here; look whether it reaches %3</source>
        <translation>%1 رهبری برای گروه عامل‌ها نمی‌شناسد گرچه %2 را می‌شنود: از اینجا چیزی را نمی‌توان تغییر داد؛ ببینید آیا به %3 می‌رسد</translation>
    </message>
    <message>
        <source>%1 was dismissed from the agents' group; on one of its agents: %2</source>
        <translation>%1 از گروه عامل‌ها برکنار شد؛ روی یکی از عامل‌های گروه: %2</translation>
    </message>
    <message>
        <source>%1 waits to be admitted to the agents' group; on one of its agents: %2</source>
        <translation>%1 منتظر پذیرش در گروه عامل‌هاست؛ روی یکی از عامل‌های گروه: %2</translation>
    </message>
    <message>
        <source>%1 agrees with itself only, but the spec has %2, too: %3</source>
        <translation>%1 تنها با خودش توافق دارد، ولی مشخصات %2 را نیز دارد: %3</translation>
    </message>
    <message>
        <source>%1 takes no part in the agents' group: %2</source>
        <translation>%1 در گروه عامل‌ها شرکت ندارد: %2</translation>
    </message>
    <message>
        <source>the disk of %1 takes %2 for a write of the agents' log</source>
        <translation>دیسک %1 برای هر نوشتن در لاگ عامل‌ها %2 زمان می‌برد</translation>
    </message>
    <message>
        <source>the disk of %1 takes %2 for a write of the agents' log again</source>
        <translation>دیسک %1 دوباره برای هر نوشتن در لاگ عامل‌ها %2 زمان می‌برد</translation>
    </message>
    <message>
        <source>the disk of %1 takes %2 for a write of the agents' log (median of 32; over %3); changes are slow, and leaders may be lost</source>
        <translation>دیسک %1 برای هر نوشتن در لاگ عامل‌ها %2 زمان می‌برد (میانهٔ ۳۲؛ بیش از %3)؛ تغییرها کند است و شاید رهبرها از دست بروند</translation>
    </message>
    <message>
        <source>the agents' log on %1 has grown to %2; is its disk too full for a snapshot?</source>
        <translation>لاگ عامل‌ها روی %1 به %2 رسیده است؛ آیا دیسک آن برای عکس‌برداری پر است؟</translation>
    </message>
    <message>
        <source>the agents' log on %1 is down to %2</source>
        <translation>لاگ عامل‌ها روی %1 به %2 کاهش یافت</translation>
    </message>
    <message>
        <source>revision %1 of the spec is in force, but %2 cannot use it: %3</source>
        <translation>ویرایش %1 مشخصات نافذ است، ولی %2 نمی‌تواند آن را به کار برد: %3</translation>
    </message>
    <message>
        <source>%1 runs another spec: revision %2, here %3; the one in force is in bafarctl spec history</source>
        <translation>%1 مشخصات دیگری دارد: ویرایش %2، اینجا %3؛ ویرایش نافذ در bafarctl spec history است</translation>
    </message>
    <message>
        <source>%1 leads the agents' group in term %2</source>
        <translation>%1 در دورهٔ %2 رهبر گروه عامل‌هاست</translation>
    </message>
    <message>
        <source>%1 leads the agents' group in term %2, before it %3</source>
        <translation>%1 در دورهٔ %2 رهبر گروه عامل‌هاست، پیش از آن %3</translation>
    </message>
    <message>
        <source>%1 can agree with the others again after %2</source>
        <translation>%1 پس از %2 دوباره می‌تواند با دیگران توافق کند</translation>
    </message>
    <message>
        <source>%1 can agree with the others again after %2; %3 leads</source>
        <translation>%1 پس از %2 دوباره می‌تواند با دیگران توافق کند؛ رهبر %3 است</translation>
    </message>
    <message>
        <source>%1 was admitted as %2: %3</source>
        <translation>%1 به‌عنوان %2 پذیرفته شد: %3</translation>
    </message>
    <message>
        <source>%1 is %2 now, was %3: %4</source>
        <translation>%1 اکنون %2 است، پیش‌تر %3 بود: %4</translation>
    </message>
    <message>
        <source>%1 was dismissed from the agents' group: %2</source>
        <translation>%1 از گروه عامل‌ها برکنار شد: %2</translation>
    </message>
    <message>
        <source>%1 recovered the agents' group by force from %2's copy, record %3 of term %4: %5</source>
        <translation>%1 گروه عامل‌ها را با زور از رونوشت %2 بازیابی کرد، رکورد %3 از دورهٔ %4: %5</translation>
    </message>
    <message>
        <source>%1: %2 took it over from %3 (%4)</source>
        <translation>%1: %2 آن را از %3 تحویل گرفت (%4)</translation>
    </message>
    <message>
        <source>%1: %2 took it up again (%3)</source>
        <translation>%1: %2 آن را از سر گرفت (%3)</translation>
    </message>
    <message>
        <source>%1: stands still, the agents cannot agree: %2</source>
        <translation>%1: متوقف مانده است، عامل‌ها نمی‌توانند توافق کنند: %2</translation>
    </message>
    <message>
        <source>%1: done, but not everything that was wanted</source>
        <translation>%1: انجام شد، ولی نه همهٔ آنچه خواسته شده بود</translation>
    </message>
    <message>
        <source>%1 is not heard, %2</source>
        <translation>%1 شنیده نمی‌شود، %2</translation>
    </message>
    <message>
        <source>%1 is no node of the cluster any more</source>
        <translation>%1 دیگر گره این خوشه نیست</translation>
    </message>
    <message>
        <source>the answer to its record was lost</source>
        <translation>پاسخ رکورد آن گم شد</translation>
    </message>
    <message>
        <source>the agent on %1 was restarted while this ran; the leading agent takes it over</source>
        <translation>عامل روی %1 در حین اجرا دوباره راه‌اندازی شد؛ عامل رهبر آن را تحویل می‌گیرد</translation>
    </message>
    <message>
        <source>taken back: %1</source>
        <translation>پس گرفته شد: %1</translation>
    </message>
    <message>
        <source>could not be taken back: %1</source>
        <translation>پس گرفتنی نبود: %1</translation>
    </message>
    <message>
        <source>nobody knows whether it happened</source>
        <translation>کسی نمی‌داند رخ داد یا نه</translation>
    </message>
    <message>
        <source>nobody knows whether it happened: %1</source>
        <translation>کسی نمی‌داند رخ داد یا نه: %1</translation>
    </message>
    <message>
        <source>done and not taken back: %1</source>
        <translation>انجام شد و پس گرفته نشد: %1</translation>
    </message>
    <message>
        <source>what was done is taken back</source>
        <translation>آنچه انجام شده بود پس گرفته شد</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>لغو شد</translation>
    </message>
    <message>
        <source>step %1 of %2 (%3) failed: %4</source>
        <translation>گام %1 از %2 (%3) ناموفق بود: %4</translation>
    </message>
    <message>
        <source>nobody knows whether step %1 of %2 (%3) ran, and this was not seen: %4</source>
        <translation>کسی نمی‌داند گام %1 از %2 (%3) اجرا شد یا نه، و این دیده نشد: %4</translation>
    </message>
    <message>
        <source>nobody knows whether step %1 of %2 (%3) ran, and nobody knows whether this holds: %4</source>
        <translation>کسی نمی‌داند گام %1 از %2 (%3) اجرا شد یا نه، و کسی نمی‌داند این برقرار است یا نه: %4</translation>
    </message>
    <message>
        <source>no answer from %1 within %2</source>
        <translation>%1 در مدت %2 پاسخی نداد</translation>
    </message>
    <message>
        <source>%1 was not heard within %2; nothing was sent to it</source>
        <translation>%1 در مدت %2 شنیده نشد؛ چیزی برایش فرستاده نشد</translation>
    </message>
    <message>
        <source>nothing was run</source>
        <translation>چیزی اجرا نشد</translation>
    </message>
    <message>
        <source>nothing was done: %1</source>
        <translation>کاری انجام نشد: %1</translation>
    </message>
    <message>
        <source>no step had begun</source>
        <translation>هیچ گامی آغاز نشده بود</translation>
    </message>
    <message>
        <source>nothing can be run now, the agents cannot agree: %1</source>
        <translation>اکنون چیزی را نمی‌توان اجرا کرد، عامل‌ها نمی‌توانند توافق کنند: %1</translation>
    </message>
    <message>
        <source>%1 runs this action now; cancel it there</source>
        <translation>اکنون %1 این کنش را اجرا می‌کند؛ آنجا لغوش کنید</translation>
    </message>
    <message>
        <source>this action has ended already</source>
        <translation>این کنش پایان یافته است</translation>
    </message>
    <message>
        <source>what this action did could not be recorded</source>
        <translation>آنچه این کنش کرد ثبت‌شدنی نبود</translation>
    </message>
    <message>
        <source>a certificate of role %1 may not run this action; it takes role %2</source>
        <translation>گواهی با نقش %1 اجازهٔ این کنش را ندارد؛ نقش %2 لازم است</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>اپراتور</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>مدیر</translation>
    </message>
    <message>
        <source>viewer</source>
        <translation>بیننده</translation>
    </message>
    <message>
        <source>cluster.admit</source>
        <translation>پذیرش در گروه</translation>
    </message>
    <message>
        <source>cluster.dismiss</source>
        <translation>برکناری از گروه</translation>
    </message>
    <message>
        <source>cluster.replace</source>
        <translation>جایگزینی عضو</translation>
    </message>
    <message>
        <source>cluster.hand_on</source>
        <translation>سپردن رهبری</translation>
    </message>
    <message>
        <source>cluster.recover</source>
        <translation>بازیابی گروه با زور</translation>
    </message>
    <message>
        <source>cluster.apply_spec</source>
        <translation>اعمال مشخصات</translation>
    </message>
    <message>
        <source>cluster.roll_back_spec</source>
        <translation>بازگشت مشخصات</translation>
    </message>
    <message>
        <source>Admit to the group</source>
        <translation>پذیرش در گروه</translation>
    </message>
    <message>
        <source>Makes this node's agent a member of the agents' group, or gives it another role in it</source>
        <translation>عامل این گره را عضو گروه عامل‌ها می‌کند، یا نقش دیگری در آن به آن می‌دهد</translation>
    </message>
    <message>
        <source>Dismiss from the group</source>
        <translation>برکناری از گروه</translation>
    </message>
    <message>
        <source>Removes this node's agent from the agents' group for ever; it may come back as a new member</source>
        <translation>عامل این گره را برای همیشه از گروه عامل‌ها بیرون می‌کند؛ می‌تواند به‌عنوان عضو تازه بازگردد</translation>
    </message>
    <message>
        <source>Replace a member</source>
        <translation>جایگزینی عضو</translation>
    </message>
    <message>
        <source>For a node whose disk was lost: its old member out, its agent in as a new one</source>
        <translation>برای گرهی که دیسکش از دست رفته: عضو پیشین بیرون، عاملش به‌عنوان عضو تازه درون</translation>
    </message>
    <message>
        <source>Hand leadership on</source>
        <translation>سپردن رهبری</translation>
    </message>
    <message>
        <source>Another voter leads the agents' group; nothing is interrupted</source>
        <translation>رأی‌دهندهٔ دیگری رهبر گروه عامل‌ها می‌شود؛ چیزی قطع نمی‌شود</translation>
    </message>
    <message>
        <source>Recover the group by force</source>
        <translation>بازیابی گروه با زور</translation>
    </message>
    <message>
        <source>When a majority is lost for good: this agent's copy becomes the group's. What only the lost ones had is gone, and if they still run there are two clusters.</source>
        <translation>وقتی اکثریت برای همیشه از دست رفته است: رونوشت این عامل رونوشت گروه می‌شود. آنچه تنها ازدست‌رفته‌ها داشتند نابود است، و اگر هنوز کار می‌کنند دو خوشه خواهد بود.</translation>
    </message>
    <message>
        <source>Roll the spec back</source>
        <translation>بازگشت مشخصات</translation>
    </message>
    <message>
        <source>Puts a former cluster spec in force again on every agent, or on none</source>
        <translation>مشخصات پیشین خوشه را روی همهٔ عامل‌ها دوباره نافذ می‌کند، یا روی هیچ‌یک</translation>
    </message>
    <message>
        <source>Apply a spec</source>
        <translation>اعمال مشخصات</translation>
    </message>
    <message>
        <source>Puts a staged cluster spec in force on every agent, or on none</source>
        <translation>مشخصات آماده‌شدهٔ خوشه را روی همهٔ عامل‌ها نافذ می‌کند، یا روی هیچ‌یک</translation>
    </message>
    <message>
        <source>Revoke a certificate</source>
        <translation>ابطال گواهی</translation>
    </message>
    <message>
        <source>Admit %1 to the agents' group as %2</source>
        <translation>پذیرش %1 در گروه عامل‌ها به‌عنوان %2</translation>
    </message>
    <message>
        <source>admit %1</source>
        <translation>پذیرش %1</translation>
    </message>
    <message>
        <source>Make %1 %2 of the agents' group; it is %3</source>
        <translation>تبدیل %1 به %2 گروه عامل‌ها؛ اکنون %3 است</translation>
    </message>
    <message>
        <source>make %1 %2</source>
        <translation>تبدیل %1 به %2</translation>
    </message>
    <message>
        <source>%1 makes %2 %3</source>
        <translation>%1 گره %2 را %3 می‌کند</translation>
    </message>
    <message>
        <source>Dismiss %1 from the agents' group</source>
        <translation>برکناری %1 از گروه عامل‌ها</translation>
    </message>
    <message>
        <source>dismiss %1</source>
        <translation>برکناری %1</translation>
    </message>
    <message>
        <source>Replace the member of %1: the old one out, its agent in as a new one</source>
        <translation>جایگزینی عضو %1: عضو پیشین بیرون، عاملش به‌عنوان عضو تازه درون</translation>
    </message>
    <message>
        <source>replace %1</source>
        <translation>جایگزینی %1</translation>
    </message>
    <message>
        <source>Hand the leadership of the agents' group on from %1 to %2</source>
        <translation>سپردن رهبری گروه عامل‌ها از %1 به %2</translation>
    </message>
    <message>
        <source>hand on to %1</source>
        <translation>سپردن به %1</translation>
    </message>
    <message>
        <source>Recover the agents' group of %1 by force from %2's copy</source>
        <translation>بازیابی گروه عامل‌های %1 با زور از رونوشت %2</translation>
    </message>
    <message>
        <source>recover %1</source>
        <translation>بازیابی %1</translation>
    </message>
    <message>
        <source>Roll the spec back to revision %1: %2</source>
        <translation>بازگشت مشخصات به ویرایش %1: %2</translation>
    </message>
    <message>
        <source>roll back to %1</source>
        <translation>بازگشت به %1</translation>
    </message>
    <message>
        <source>Apply revision %1 of the spec: %2</source>
        <translation>اعمال ویرایش %1 مشخصات: %2</translation>
    </message>
    <message>
        <source>apply %1</source>
        <translation>اعمال %1</translation>
    </message>
    <message>
        <source>%1 change</source>
        <translation>%1 تغییر</translation>
    </message>
    <message>
        <source>%1 changes</source>
        <translation>%1 تغییر</translation>
    </message>
    <message>
        <source>comments and layout only</source>
        <translation>تنها توضیح‌ها و چیدمان</translation>
    </message>
    <message>
        <source>%1 gives its own group up and waits to be admitted</source>
        <translation>%1 گروه خودش را رها می‌کند و منتظر پذیرش می‌ماند</translation>
    </message>
    <message>
        <source>%1 sets its copy of the group aside and waits</source>
        <translation>%1 رونوشتش از گروه را کنار می‌گذارد و منتظر می‌ماند</translation>
    </message>
    <message>
        <source>its log stays on its disk, beside the new one</source>
        <translation>لاگش کنار لاگ تازه روی دیسکش می‌ماند</translation>
    </message>
    <message>
        <source>%1 admits %2 as %3</source>
        <translation>%1 گره %2 را به‌عنوان %3 می‌پذیرد</translation>
    </message>
    <message>
        <source>it gets all that was agreed first, then counts</source>
        <translation>نخست همهٔ آنچه توافق شده را می‌گیرد، سپس به شمار می‌آید</translation>
    </message>
    <message>
        <source>%1 dismisses %2</source>
        <translation>%1 گره %2 را برکنار می‌کند</translation>
    </message>
    <message>
        <source>member %1 is refused for ever</source>
        <translation>عضو %1 برای همیشه پذیرفته نمی‌شود</translation>
    </message>
    <message>
        <source>%1 hands leadership on to %2</source>
        <translation>%1 رهبری را به %2 می‌سپارد</translation>
    </message>
    <message>
        <source>%1 gets what it lacks first; within an election time, or %2 stays</source>
        <translation>%1 نخست آنچه را کم دارد می‌گیرد؛ در مدت یک انتخاب، وگرنه %2 می‌ماند</translation>
    </message>
    <message>
        <source>%1's copy becomes the group's, by force</source>
        <translation>رونوشت %1 با زور رونوشت گروه می‌شود</translation>
    </message>
    <message>
        <source>last record %1 of term %2; the mark of it stays in the log for ever</source>
        <translation>آخرین رکورد %1 از دورهٔ %2؛ نشان آن برای همیشه در لاگ می‌ماند</translation>
    </message>
    <message>
        <source>last record %1 of term %2: it goes on</source>
        <translation>آخرین رکورد %1 از دورهٔ %2: ادامه می‌یابد</translation>
    </message>
    <message>
        <source>last record %1 of term %2, %3: nothing that is not here</source>
        <translation>آخرین رکورد %1 از دورهٔ %2، %3: چیزی جز آنچه اینجاست ندارد</translation>
    </message>
    <message>
        <source>last record %1 of term %2, %3: what it got since then is not known</source>
        <translation>آخرین رکورد %1 از دورهٔ %2، %3: آنچه از آن پس گرفته دانسته نیست</translation>
    </message>
    <message>
        <source>last record %1 of term %2, %3: at least %4 records more than here</source>
        <translation>آخرین رکورد %1 از دورهٔ %2، %3: دست‌کم %4 رکورد بیش از اینجا</translation>
    </message>
    <message>
        <source>never heard since this agent started: nobody knows what it has</source>
        <translation>از آغاز این عامل هرگز شنیده نشده: کسی نمی‌داند چه دارد</translation>
    </message>
    <message>
        <source>copy of %1</source>
        <translation>رونوشت %1</translation>
    </message>
    <message>
        <source>if they still run</source>
        <translation>اگر هنوز کار می‌کنند</translation>
    </message>
    <message>
        <source>those that are not heard go on as a cluster of their own, with another spec and other leaders: stop them first</source>
        <translation>آن‌ها که شنیده نمی‌شوند خوشه‌ای جدا با مشخصات و رهبران دیگر می‌شوند: نخست متوقفشان کنید</translation>
    </message>
    <message>
        <source>what %1 agreed with itself</source>
        <translation>آنچه %1 با خودش توافق کرده</translation>
    </message>
    <message>
        <source>is set aside on its disk</source>
        <translation>روی دیسکش کنار گذاشته می‌شود</translation>
    </message>
    <message>
        <source>is set aside on its disk; it takes over spec, history and audit of the group</source>
        <translation>روی دیسکش کنار گذاشته می‌شود؛ مشخصات، تاریخچه و ممیزی گروه را می‌گیرد</translation>
    </message>
    <message>
        <source>go on meanwhile; from then on each waits for %1 of %2 voters</source>
        <translation>در این میان ادامه دارند؛ از آن پس هر یک منتظر %1 از %2 رأی‌دهنده می‌ماند</translation>
    </message>
    <message>
        <source>the agent of %1</source>
        <translation>عامل %1</translation>
    </message>
    <message>
        <source>runs on with the spec it has, agrees on nothing and may order nothing</source>
        <translation>با مشخصاتی که دارد کار می‌کند، بر چیزی توافق نمی‌کند و فرمانی نمی‌دهد</translation>
    </message>
    <message>
        <source>is refused when it returns; it comes back by cluster.admit only</source>
        <translation>هنگام بازگشت پذیرفته نمی‌شود؛ تنها با cluster.admit بازمی‌گردد</translation>
    </message>
    <message>
        <source>floating IPs of %1</source>
        <translation>آی‌پی‌های شناور %1</translation>
    </message>
    <message>
        <source>stay: VRRP does not depend on it</source>
        <translation>می‌مانند: VRRP به آن وابسته نیست</translation>
    </message>
    <message>
        <source>floating IPs</source>
        <translation>آی‌پی‌های شناور</translation>
    </message>
    <message>
        <source>stay</source>
        <translation>می‌مانند</translation>
    </message>
    <message>
        <source>changes meanwhile</source>
        <translation>تغییرها در این میان</translation>
    </message>
    <message>
        <source>wait, usually some milliseconds</source>
        <translation>منتظر می‌مانند، معمولاً چند میلی‌ثانیه</translation>
    </message>
    <message>
        <source>the old member %1</source>
        <translation>عضو پیشین %1</translation>
    </message>
    <message>
        <source>is refused for ever, wherever its disk turns up</source>
        <translation>هر جا دیسکش پیدا شود، برای همیشه پذیرفته نمی‌شود</translation>
    </message>
    <message>
        <source>none</source>
        <translation>هیچ</translation>
    </message>
    <message>
        <source>none for the old member</source>
        <translation>برای عضو پیشین هیچ</translation>
    </message>
    <message>
        <source>bafarctl %1, as a new member</source>
        <translation>bafarctl %1، به‌عنوان عضو تازه</translation>
    </message>
    <message>
        <source>%1; until the new one is in: %2</source>
        <translation>%1؛ تا آمدن عضو تازه: %2</translation>
    </message>
    <message>
        <source>every agent gets revision %1</source>
        <translation>هر عامل ویرایش %1 را می‌گیرد</translation>
    </message>
    <message>
        <source>%1 KiB into the agents' log; nobody uses it yet</source>
        <translation>%1 KiB در لاگ عامل‌ها؛ هنوز کسی آن را به کار نمی‌برد</translation>
    </message>
    <message>
        <source>revision %1 is put in force</source>
        <translation>ویرایش %1 نافذ می‌شود</translation>
    </message>
    <message>
        <source>instead of %1, by a majority</source>
        <translation>به‌جای %1، با رأی اکثریت</translation>
    </message>
    <message>
        <source>%1 checks it</source>
        <translation>%1 آن را می‌سنجد</translation>
    </message>
    <message>
        <source>%1 runs it</source>
        <translation>%1 آن را به کار می‌گیرد</translation>
    </message>
    <message>
        <source>only comments and layout: nothing reloads</source>
        <translation>تنها توضیح‌ها و چیدمان: چیزی بازخوانی نمی‌شود</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>و %1 تای دیگر</translation>
    </message>
    <message>
        <source>%1 on %2; nothing else is interrupted</source>
        <translation>%1 روی %2؛ چیز دیگری قطع نمی‌شود</translation>
    </message>
    <message>
        <source>node %1 comes</source>
        <translation>گره %1 می‌آید</translation>
    </message>
    <message>
        <source>node %1 goes</source>
        <translation>گره %1 می‌رود</translation>
    </message>
    <message>
        <source>node %1</source>
        <translation>گره %1</translation>
    </message>
    <message>
        <source>nobody follows it any more; its agent keeps revision %1 until it is stopped</source>
        <translation>دیگر کسی دنبالش نمی‌کند؛ عاملش تا توقف ویرایش %1 را نگه می‌دارد</translation>
    </message>
    <message>
        <source>no member of the agents' group: it keeps its own spec until it is admitted</source>
        <translation>عضو گروه عامل‌ها نیست: تا پذیرش مشخصات خودش را نگه می‌دارد</translation>
    </message>
    <message>
        <source>not heard: it catches up when it returns</source>
        <translation>شنیده نمی‌شود: هنگام بازگشت خود را می‌رساند</translation>
    </message>
    <message>
        <source>time limits of the agents' group</source>
        <translation>مهلت‌های گروه عامل‌ها</translation>
    </message>
    <message>
        <source>in force at each agent's next start</source>
        <translation>با آغاز بعدی هر عامل نافذ می‌شود</translation>
    </message>
    <message>
        <source>staged here</source>
        <translation>اینجا آماده شده</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>نافذ</translation>
    </message>
    <message>
        <source>was in force</source>
        <translation>پیش‌تر نافذ بود</translation>
    </message>
    <message>
        <source>leads now</source>
        <translation>اکنون رهبر است</translation>
    </message>
    <message>
        <source>a %1 does not lead</source>
        <translation>%1 رهبری نمی‌کند</translation>
    </message>
    <message>
        <source>not heard</source>
        <translation>شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>a voter that is heard</source>
        <translation>رأی‌دهنده‌ای که شنیده می‌شود</translation>
    </message>
    <message>
        <source>a voter that is heard, with the most records</source>
        <translation>رأی‌دهنده‌ای که شنیده می‌شود، با بیشترین رکورد</translation>
    </message>
    <message>
        <source>a majority of the agents' group is heard</source>
        <translation>اکثریت گروه عامل‌ها شنیده می‌شود</translation>
    </message>
    <message>
        <source>a majority is heard without %1</source>
        <translation>اکثریت بدون %1 شنیده می‌شود</translation>
    </message>
    <message>
        <source>a majority is heard once %1 counts</source>
        <translation>با شمارش %1 اکثریت شنیده می‌شود</translation>
    </message>
    <message>
        <source>a majority is heard once %1 is %2</source>
        <translation>وقتی %1 %2 شود اکثریت شنیده می‌شود</translation>
    </message>
    <message>
        <source>%1 of %2 voters are heard, %3 are needed</source>
        <translation>از %2 رأی‌دهنده %1 تا شنیده می‌شود، %3 تا لازم است</translation>
    </message>
    <message>
        <source>%1 of %2 voters is heard, %3 are needed</source>
        <translation>از %2 رأی‌دهنده %1 تا شنیده می‌شود، %3 تا لازم است</translation>
    </message>
    <message>
        <source>%1 is heard</source>
        <translation>%1 شنیده می‌شود</translation>
    </message>
    <message>
        <source>the agent of %1 is in no group with others</source>
        <translation>عامل %1 در گروهی با دیگران نیست</translation>
    </message>
    <message>
        <source>the agent of %1 is another member now</source>
        <translation>عامل %1 اکنون عضو دیگری است</translation>
    </message>
    <message>
        <source>%1 can lead</source>
        <translation>%1 می‌تواند رهبری کند</translation>
    </message>
    <message>
        <source>%1 records behind, %2</source>
        <translation>%1 رکورد عقب‌تر، %2</translation>
    </message>
    <message>
        <source>%1 knows %2 as leader</source>
        <translation>%1 رهبر را %2 می‌داند</translation>
    </message>
    <message>
        <source>%1 leads, %2</source>
        <translation>رهبر %1 است، %2</translation>
    </message>
    <message>
        <source>it knows no leader, %1</source>
        <translation>رهبری نمی‌شناسد، %1</translation>
    </message>
    <message>
        <source>%1 counts %2 as %3</source>
        <translation>%1 گره %2 را %3 می‌شمارد</translation>
    </message>
    <message>
        <source>%1 does not count the old %2 any more</source>
        <translation>%1 دیگر %2 پیشین را نمی‌شمارد</translation>
    </message>
    <message>
        <source>%1 takes part in the group</source>
        <translation>%1 در گروه شرکت دارد</translation>
    </message>
    <message>
        <source>voter, %1</source>
        <translation>رأی‌دهنده، %1</translation>
    </message>
    <message>
        <source>standby, %1</source>
        <translation>ذخیره، %1</translation>
    </message>
    <message>
        <source>witness, %1</source>
        <translation>شاهد، %1</translation>
    </message>
    <message>
        <source>no member, %1</source>
        <translation>عضو نیست، %1</translation>
    </message>
    <message>
        <source>follower, %1</source>
        <translation>پیرو، %1</translation>
    </message>
    <message>
        <source>leader, %1</source>
        <translation>رهبر، %1</translation>
    </message>
    <message>
        <source>revision %1 is in force</source>
        <translation>ویرایش %1 نافذ است</translation>
    </message>
    <message>
        <source>%1 runs revision %2</source>
        <translation>%1 ویرایش %2 را به کار می‌گیرد</translation>
    </message>
    <message>
        <source>it runs %1, %2</source>
        <translation>ویرایش %1 را دارد، %2</translation>
    </message>
    <message>
        <source>not heard; it catches up when it returns, %1</source>
        <translation>شنیده نمی‌شود؛ هنگام بازگشت خود را می‌رساند، %1</translation>
    </message>
    <message>
        <source>%1 is no member of the agents' group</source>
        <translation>%1 عضو گروه عامل‌ها نیست</translation>
    </message>
    <message>
        <source>the majority is lost</source>
        <translation>اکثریت از دست رفته است</translation>
    </message>
    <message>
        <source>nobody that is heard has a newer copy</source>
        <translation>هیچ‌یک از شنیده‌شده‌ها رونوشت تازه‌تری ندارد</translation>
    </message>
    <message>
        <source>those that are not heard are stopped for good</source>
        <translation>آن‌ها که شنیده نمی‌شوند برای همیشه متوقف‌اند</translation>
    </message>
    <message>
        <source>nobody can see that from here: look at each of them</source>
        <translation>کسی از اینجا نمی‌بیند: به هر یک نگاه کنید</translation>
    </message>
    <message>
        <source>record %1</source>
        <translation>رکورد %1</translation>
    </message>
    <message>
        <source>nothing heard from %1</source>
        <translation>از %1 چیزی شنیده نشده</translation>
    </message>
    <message>
        <source>no revision %1 of the spec on %2; see bafarctl spec history</source>
        <translation>ویرایش %1 مشخصات روی %2 نیست؛ bafarctl spec history را ببینید</translation>
    </message>
    <message>
        <source>revision %1 of the spec runs here</source>
        <translation>ویرایش %1 مشخصات اینجا به کار می‌رود</translation>
    </message>
    <message>
        <source>revision %1 of the spec runs here, applied by %2</source>
        <translation>ویرایش %1 مشخصات اینجا به کار می‌رود، اعمال‌شده به دست %2</translation>
    </message>
    <message>
        <source>first start of %1 with %2</source>
        <translation>نخستین آغاز %1 با %2</translation>
    </message>
    <message>
        <source>%1 does not answer: %2</source>
        <translation>%1 پاسخ نمی‌دهد: %2</translation>
    </message>
</context>
<context>
    <name>EventsPage</name>
    <message>
        <source>Events</source>
        <translation>رویدادها</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>۳۰ دقیقه</translation>
    </message>
    <message>
        <source>nothing happened yet</source>
        <translation>هنوز رویدادی نیست</translation>
    </message>
    <message>
        <source>Nothing happened yet</source>
        <translation>هنوز رویدادی نیست</translation>
    </message>
    <message>
        <source>Changes that agents see appear here as they happen.</source>
        <translation>تغییرهایی که عامل‌ها می‌بینند همان دم اینجا نمایان می‌شود.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln رویداد</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FloatingIpPage</name>
    <message>
        <source>Floating IP</source>
        <translation>آی‌پی شناور</translation>
    </message>
    <message>
        <source>No floating IP is known</source>
        <translation>هیچ آی‌پی شناوری شناخته نیست</translation>
    </message>
    <message>
        <source>Add one under floating_ip in the cluster spec, or wait until an agent is heard.</source>
        <translation>یکی را زیر floating_ip در مشخصات خوشه بیفزایید، یا صبر کنید تا عاملی شنیده شود.</translation>
    </message>
</context>
<context>
    <name>FloatingIpTakeover</name>
    <message>
        <source>If it fails</source>
        <translation>اگر از کار بیفتد</translation>
    </message>
    <message>
        <source>nobody owns it now</source>
        <translation>اکنون کسی مالک آن نیست</translation>
    </message>
    <message>
        <source>If %1 dies</source>
        <translation>اگر %1 بیفتد</translation>
    </message>
    <message>
        <source>nobody can take over</source>
        <translation>هیچ‌کس نمی‌تواند جانشین شود</translation>
    </message>
    <message>
        <source>%1 takes over in about %2</source>
        <translation>%1 پس از حدود %2 جانشین می‌شود</translation>
    </message>
    <message>
        <source>several claim it now</source>
        <translation>اکنون چند گره مدعی آن‌اند</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 d</source>
        <translation>%1 روز</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 روز و %2 ساعت</translation>
    </message>
    <message>
        <source>%1 h %2 m</source>
        <translation>%1 ساعت و %2 دقیقه</translation>
    </message>
    <message>
        <source>%1 m %2 s</source>
        <translation>%1 دقیقه و %2 ثانیه</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1٪</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 بایت</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1 کیبی‌بایت</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 مبی‌بایت</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 گیبی‌بایت</translation>
    </message>
    <message>
        <source>%1 TiB</source>
        <translation>%1 تبی‌بایت</translation>
    </message>
    <message>
        <source>%1 bit/s</source>
        <translation>%1 بیت/ث</translation>
    </message>
    <message>
        <source>%1 kbit/s</source>
        <translation>%1 کیلوبیت/ث</translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 مگابیت/ث</translation>
    </message>
    <message>
        <source>%1 Gbit/s</source>
        <translation>%1 گیگابیت/ث</translation>
    </message>
    <message>
        <source>%1 Tbit/s</source>
        <translation>%1 ترابیت/ث</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 میکروثانیه</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 میلی‌ثانیه</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 ثانیه</translation>
    </message>
    <message>
        <source>seen %1 ago</source>
        <translation>دیده‌شده %1 پیش</translation>
    </message>
</context>
<context>
    <name>MonitoringPage</name>
    <message>
        <source>Monitoring</source>
        <translation>پایش</translation>
    </message>
</context>
<context>
    <name>NodesPage</name>
    <message>
        <source>Nodes</source>
        <translation>گره‌ها</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 پاسخ نمی‌دهد</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>ok</source>
        <translation>سالم</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>کاهش‌یافته</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>خراب</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>نگهداری</translation>
    </message>
    <message>
        <source>changing</source>
        <translation>در حال تغییر</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>کهنه</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>نامعلوم</translation>
    </message>
    <message>
        <source>not monitored</source>
        <translation>بدون پایش</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>غیرفعال</translation>
    </message>
</context>
<context>
    <name>TopologyPage</name>
    <message>
        <source>Topology</source>
        <translation>توپولوژی</translation>
    </message>
    <message>
        <source>Topology as a table</source>
        <translation>توپولوژی به صورت جدول</translation>
    </message>
    <message>
        <source>by role</source>
        <translation>بر پایهٔ نقش</translation>
    </message>
    <message>
        <source>table</source>
        <translation>جدول</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s)</source>
        <translation>
            <numerusform>%Ln مورد</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>هرگز</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Clients</source>
        <translation>کاربران</translation>
    </message>
    <message>
        <source>Floating IP</source>
        <translation>آی‌پی شناور</translation>
    </message>
    <message>
        <source>Load balancer</source>
        <translation>توزیع بار</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>سرویس‌ها</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>داده</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>ذخیره‌سازی</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>گره‌ها</translation>
    </message>
    <message>
        <source>owns</source>
        <translation>مالک است بر</translation>
    </message>
    <message>
        <source>stands by for</source>
        <translation>آماده‌به‌کار برای</translation>
    </message>
    <message>
        <source>sends requests to</source>
        <translation>درخواست می‌فرستد به</translation>
    </message>
    <message>
        <source>writes to</source>
        <translation>می‌نویسد در</translation>
    </message>
    <message>
        <source>reads from</source>
        <translation>می‌خواند از</translation>
    </message>
    <message>
        <source>replicates to</source>
        <translation>تکثیر می‌کند به</translation>
    </message>
    <message>
        <source>mirrors to</source>
        <translation>آینه می‌کند به</translation>
    </message>
    <message>
        <source>runs on</source>
        <translation>اجرا روی</translation>
    </message>
    <message>
        <source>hears</source>
        <translation>می‌شنود</translation>
    </message>
    <message>
        <source>info</source>
        <translation>آگاهی</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>اعلان</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>هشدار</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>بحرانی</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>در انتظار</translation>
    </message>
    <message>
        <source>running</source>
        <translation>در حال اجرا</translation>
    </message>
    <message>
        <source>done</source>
        <translation>انجام شد</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>خراب</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>رد شد</translation>
    </message>
    <message>
        <source>being undone</source>
        <translation>در حال پس گرفته شدن</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>پس گرفته شد</translation>
    </message>
    <message>
        <source>verifying what is seen</source>
        <translation>بررسی آنچه دیده می‌شود</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>موفق</translation>
    </message>
    <message>
        <source>succeeded with losses</source>
        <translation>موفق با زیان</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>لغوشده</translation>
    </message>
    <message>
        <source>failed and taken back</source>
        <translation>ناموفق و پس‌گرفته</translation>
    </message>
    <message>
        <source>failed, needs hands</source>
        <translation>ناموفق، نیازمند دست انسان</translation>
    </message>
    <message>
        <source>unknown, contact lost</source>
        <translation>نامعلوم، ارتباط قطع شد</translation>
    </message>
    <message>
        <source>safe</source>
        <translation>بی‌خطر</translation>
    </message>
    <message>
        <source>disruptive</source>
        <translation>اختلال‌آفرین</translation>
    </message>
    <message>
        <source>data at risk</source>
        <translation>خطر برای داده</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>برقرار است</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>برقرار نیست</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>نامعلوم</translation>
    </message>
    <message>
        <source>; </source>
        <translation>؛ </translation>
    </message>
</context>
<context>
    <name>bafar::app::MainWindow</name>
    <message>
        <source>%1 – Bafar</source>
        <translation>%1 – بافر</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>صفحه‌ها</translation>
    </message>
</context>
<context>
    <name>bafar::app::StatusStrip</name>
    <message>
        <source>%1 of %2 agents live</source>
        <translation>%1 از %2 عامل زنده</translation>
    </message>
    <message>
        <source>newest fact %1</source>
        <translation>تازه‌ترین داده %1</translation>
    </message>
    <message>
        <source>no fact yet</source>
        <translation>هنوز داده‌ای نیست</translation>
    </message>
    <message>
        <source>running: %1 (by %2), step %3 of %4</source>
        <translation>در حال اجرا: %1 (به دست %2)، گام %3 از %4</translation>
    </message>
    <message>
        <source>standing still: %1 (by %2); %3</source>
        <translation>متوقف مانده: %1 (به دست %2)؛ %3</translation>
    </message>
    <message>
        <source>nothing is running</source>
        <translation>چیزی در حال اجرا نیست</translation>
    </message>
    <message>
        <source>ended: %1 (by %2): %3</source>
        <translation>پایان یافت: %1 (به دست %2): %3</translation>
    </message>
</context>
<context>
    <name>bafar::app::TopBar</name>
    <message>
        <source>Things by state</source>
        <translation>شمار بر پایهٔ وضعیت</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>شبیه‌سازی</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>nothing heard yet</source>
        <translation>هنوز چیزی شنیده نشده</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>فقط خواندنی</translation>
    </message>
    <message>
        <source>Unlocked</source>
        <translation>قفل باز</translation>
    </message>
    <message>
        <source>Nothing can be changed. Click to unlock for this session.</source>
        <translation>چیزی را نمی‌توان تغییر داد. برای باز کردن قفل در این نشست کلیک کنید.</translation>
    </message>
    <message>
        <source>Actions can be planned. Click to lock again.</source>
        <translation>می‌توان کنش‌ها را برنامه‌ریزی کرد. برای قفل دوباره کلیک کنید.</translation>
    </message>
</context>
<context>
    <name>bafar::link::Connection</name>
    <message>
        <source>%1 answered as %2, not as %3; check the profile's endpoint</source>
        <translation>%1 خود را %2 معرفی کرد، نه %3؛ نشانی آن را در نمایه بررسی کنید</translation>
    </message>
    <message>
        <source>%1 ended the stream</source>
        <translation>%1 جریان را پایان داد</translation>
    </message>
    <message>
        <source>%1 speaks as %2</source>
        <translation>%1 به نام %2 سخن می‌گوید</translation>
    </message>
    <message>
        <source>%1 has said nothing for %2</source>
        <translation>%1 به مدت %2 چیزی نگفته است</translation>
    </message>
    <message>
        <source>%1 sent what is no message: %2</source>
        <translation>%1 چیزی فرستاد که پیام نیست: %2</translation>
    </message>
    <message>
        <source>the connection to %1 broke: %2</source>
        <translation>پیوند با %1 گسست: %2</translation>
    </message>
</context>
<context>
    <name>bafar::link::Session</name>
    <message>
        <source>The console is read-only. Unlock it at the top of the window first.</source>
        <translation>کنسول فقط‌خواندنی است. نخست قفل آن را در بالای پنجره باز کنید.</translation>
    </message>
    <message>
        <source>%1 is running: %2</source>
        <translation>%1 در حال اجراست: %2</translation>
    </message>
</context>
<context>
    <name>bafar::shared::Chart</name>
    <message numerus="yes">
        <source>%Ln gap(s)</source>
        <translation>
            <numerusform>%Ln شکاف</numerusform>
        </translation>
    </message>
    <message>
        <source>values %1</source>
        <translation>مقدارها %1</translation>
    </message>
    <message>
        <source>times %1</source>
        <translation>ساعت‌ها %1</translation>
    </message>
</context>
<context>
    <name>bafar::ui::actions::CandidatesModel</name>
    <message>
        <source>Candidate</source>
        <translation>نامزد</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>چرا</translation>
    </message>
</context>
<context>
    <name>bafar::ui::actions::ConditionsModel</name>
    <message>
        <source>Condition</source>
        <translation>شرط</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>دیده‌شده</translation>
    </message>
    <message>
        <source>watching for it</source>
        <translation>در انتظار دیدن آن</translation>
    </message>
    <message>
        <source> · does not block</source>
        <translation> · مانع نیست</translation>
    </message>
</context>
<context>
    <name>bafar::ui::actions::PlanBody</name>
    <message>
        <source>What will happen</source>
        <translation>آنچه رخ خواهد داد</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>گام‌ها</translation>
    </message>
    <message>
        <source>Consequences</source>
        <translation>پیامدها</translation>
    </message>
    <message>
        <source>Observed afterwards</source>
        <translation>دیده‌شده پس از آن</translation>
    </message>
    <message>
        <source>Preconditions</source>
        <translation>پیش‌شرط‌ها</translation>
    </message>
    <message>
        <source>Why, for the audit log</source>
        <translation>دلیل، برای ثبت ممیزی</translation>
    </message>
    <message>
        <source>The same by command</source>
        <translation>همین با فرمان</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>رونوشت</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>نامزدها</translation>
    </message>
    <message>
        <source>Why %1</source>
        <translation>چرا %1</translation>
    </message>
    <message>
        <source>Plan for %1 instead</source>
        <translation>برنامه برای %1</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>برای تأیید %1 را بنویسید</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>آنچه رخ می‌دهد</translation>
    </message>
    <message>
        <source>Nobody knows whether it was done: step %1</source>
        <translation>کسی نمی‌داند انجام شد یا نه: گام %1</translation>
    </message>
</context>
<context>
    <name>bafar::ui::actions::PlanDialog</name>
    <message>
        <source>Plan</source>
        <translation>برنامه</translation>
    </message>
    <message>
        <source>Plan the way back…</source>
        <translation>برنامهٔ بازگشت…</translation>
    </message>
    <message>
        <source>Plan again</source>
        <translation>برنامه‌ریزی دوباره</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>انصراف</translation>
    </message>
    <message>
        <source>Working out what would happen</source>
        <translation>در حال بررسی آنچه رخ خواهد داد</translation>
    </message>
    <message>
        <source>An agent computes the plan.</source>
        <translation>یک عامل برنامه را حساب می‌کند.</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 در %2</translation>
    </message>
    <message>
        <source>Hold to %1 in %2</source>
        <translation>برای %1 در %2 نگه دارید</translation>
    </message>
    <message>
        <source>The cluster changed since the plan was made. Plan again to see what would happen now.</source>
        <translation>خوشه پس از ساخت برنامه تغییر کرده است. دوباره برنامه‌ریزی کنید تا ببینید اکنون چه رخ خواهد داد.</translation>
    </message>
    <message>
        <source>Nothing was done. Plan again when that is mended.</source>
        <translation>کاری انجام نشد. پس از رفع آن دوباره برنامه‌ریزی کنید.</translation>
    </message>
    <message>
        <source>Stop the action</source>
        <translation>توقف کنش</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>Nothing was done.</source>
        <translation>کاری انجام نشد.</translation>
    </message>
    <message>
        <source>This plan has expired. Plan again.</source>
        <translation>این برنامه منقضی شده است. دوباره برنامه‌ریزی کنید.</translation>
    </message>
    <message>
        <source>A precondition does not hold: it cannot be done now.</source>
        <translation>یکی از پیش‌شرط‌ها برقرار نیست: اکنون نمی‌توان آن را انجام داد.</translation>
    </message>
    <message>
        <source>Type the name to confirm.</source>
        <translation>برای تأیید نام را بنویسید.</translation>
    </message>
    <message>
        <source>Give a reason for the audit log.</source>
        <translation>دلیلی برای ثبت ممیزی بنویسید.</translation>
    </message>
    <message>
        <source>Read the plan first.</source>
        <translation>نخست برنامه را بخوانید.</translation>
    </message>
    <message>
        <source>plan %1 · computed by %2 %3 ago · valid for %4</source>
        <translation>برنامهٔ %1 · حساب‌شده به دست %2، %3 پیش · معتبر تا %4</translation>
    </message>
    <message>
        <source>It can be stopped until step %1.</source>
        <translation>تا گام %1 می‌توان آن را متوقف کرد.</translation>
    </message>
    <message>
        <source>It can be stopped at any step.</source>
        <translation>در هر گام می‌توان آن را متوقف کرد.</translation>
    </message>
    <message>
        <source>Closing the console does not stop it.</source>
        <translation>بستن کنسول آن را متوقف نمی‌کند.</translation>
    </message>
    <message>
        <source>plan %1 · run by %2 for %3</source>
        <translation>برنامهٔ %1 · اجرا به دست %2 برای %3</translation>
    </message>
    <message>
        <source>Contact with %1 is lost. What is shown is the last that was heard; the agents know the rest.</source>
        <translation>ارتباط با %1 قطع شده است. آنچه می‌بینید آخرین خبر است؛ بقیه را عامل‌ها می‌دانند.</translation>
    </message>
    <message>
        <source>It stands still: %1</source>
        <translation>متوقف مانده است: %1</translation>
    </message>
    <message>
        <source>Stopping after this step.</source>
        <translation>پس از این گام متوقف می‌شود.</translation>
    </message>
    <message>
        <source>Closing this or the console does not stop it.</source>
        <translation>بستن این پنجره یا کنسول آن را متوقف نمی‌کند.</translation>
    </message>
    <message>
        <source>Past the point of no return: it will be finished.</source>
        <translation>از نقطهٔ بی‌بازگشت گذشته است: تا پایان انجام می‌شود.</translation>
    </message>
    <message>
        <source>Once begun it is finished.</source>
        <translation>پس از آغاز تا پایان انجام می‌شود.</translation>
    </message>
    <message>
        <source>Confirmed; waiting for the answer of %1.</source>
        <translation>تأیید شد؛ در انتظار پاسخ %1.</translation>
    </message>
    <message>
        <source>It is stopped as soon as it is known to run.</source>
        <translation>همین که اجرایش دانسته شود، متوقف می‌شود.</translation>
    </message>
    <message>
        <source>It was not stopped: %1</source>
        <translation>متوقف نشد: %1</translation>
    </message>
    <message>
        <source>No answer from %1: it may be running. The confirmation is sent again when %1 is back; it runs once.</source>
        <translation>پاسخی از %1 نرسید: شاید در حال اجرا باشد. وقتی %1 برگردد تأیید دوباره فرستاده می‌شود؛ تنها یک بار اجرا می‌شود.</translation>
    </message>
    <message>
        <source>%1 does not know this plan any more. It may have run: look at what the agents see now.</source>
        <translation>%1 دیگر این برنامه را نمی‌شناسد. شاید اجرا شده باشد: ببینید عامل‌ها اکنون چه می‌بینند.</translation>
    </message>
</context>
<context>
    <name>bafar::ui::actions::StepsModel</name>
    <message>
        <source>◆ no way back after this</source>
        <translation>◆ پس از این راه بازگشت نیست</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>گام</translation>
    </message>
    <message>
        <source>What</source>
        <translation>تغییر</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>حدود</translation>
    </message>
    <message>
        <source>State</source>
        <translation>وضعیت</translation>
    </message>
</context>
<context>
    <name>bafar::ui::cluster::NodePanel</name>
    <message>
        <source>not known</source>
        <translation>نامعلوم</translation>
    </message>
    <message>
        <source>valid for %1</source>
        <translation>معتبر تا %1 دیگر</translation>
    </message>
    <message>
        <source>expired %1 ago</source>
        <translation>%1 پیش منقضی شد</translation>
    </message>
    <message>
        <source>Agent up</source>
        <translation>کارکرد عامل</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>گواهی</translation>
    </message>
    <message>
        <source>Spec</source>
        <translation>مشخصات</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>به %1</translation>
    </message>
    <message>
        <source>not heard</source>
        <translation>شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>%1, worst %2, clock %3</source>
        <translation>%1، بدترین %2، ساعت %3</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>گروه</translation>
    </message>
    <message>
        <source>%1, term %2, record %3</source>
        <translation>%1، دورهٔ %2، رکورد %3</translation>
    </message>
</context>
<context>
    <name>bafar::ui::cluster::NodesModel</name>
    <message>
        <source>connected</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>در حال اتصال</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>گره</translation>
    </message>
    <message>
        <source>State</source>
        <translation>وضعیت</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>شنیده‌شده</translation>
    </message>
    <message>
        <source>Round trips</source>
        <translation>رفت‌وبرگشت‌ها</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>نسخه</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>پیوند</translation>
    </message>
    <message>
        <source>never</source>
        <translation>هرگز</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>نامعلوم</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>گروه</translation>
    </message>
</context>
<context>
    <name>bafar::ui::events::EventsModel</name>
    <message>
        <source>Time</source>
        <translation>زمان</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>گره</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>رویداد</translation>
    </message>
    <message>
        <source>About</source>
        <translation>دربارهٔ</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>شدت</translation>
    </message>
</context>
<context>
    <name>bafar::ui::events::Timeline</name>
    <message>
        <source>Events of the last 30 minutes</source>
        <translation>رویدادهای ۳۰ دقیقهٔ گذشته</translation>
    </message>
</context>
<context>
    <name>bafar::ui::floating_ip::MembersModel</name>
    <message>
        <source>initialize</source>
        <translation>آغازین</translation>
    </message>
    <message>
        <source>backup</source>
        <translation>آماده‌به‌کار</translation>
    </message>
    <message>
        <source>active</source>
        <translation>فعال</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>گره</translation>
    </message>
    <message>
        <source>State</source>
        <translation>وضعیت</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>اولویت</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>نشانی را دارد</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>شنیده‌شده</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>ردشده</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>بله</translation>
    </message>
    <message>
        <source>no</source>
        <translation>خیر</translation>
    </message>
    <message>
        <source>Takeover</source>
        <translation>جانشینی</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>فرستاده</translation>
    </message>
</context>
<context>
    <name>bafar::ui::floating_ip::RouterCard</name>
    <message>
        <source>Members</source>
        <translation>اعضا</translation>
    </message>
</context>
<context>
    <name>bafar::ui::floating_ip::RouterPanel</name>
    <message>
        <source>Owner</source>
        <translation>مالک</translation>
    </message>
    <message>
        <source>no agent is heard</source>
        <translation>هیچ عاملی شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>نامعلوم</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>نشانی‌ها</translation>
    </message>
    <message>
        <source>Election order</source>
        <translation>ترتیب انتخاب</translation>
    </message>
    <message>
        <source>Advert</source>
        <translation>اعلان</translation>
    </message>
    <message>
        <source>every %1, at most %2 late</source>
        <translation>هر %1، حداکثر %2 دیرتر</translation>
    </message>
    <message>
        <source>Virtual router</source>
        <translation>روتر مجازی</translation>
    </message>
    <message>
        <source>Dialect</source>
        <translation>گویش</translation>
    </message>
    <message>
        <source>v3, Keepalived's checksum</source>
        <translation>نسخهٔ ۳، چک‌سام Keepalived</translation>
    </message>
    <message>
        <source>v3, RFC 9568's checksum</source>
        <translation>نسخهٔ ۳، چک‌سام RFC 9568</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>آخرین تغییر</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>مشکل</translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>هر %1</translation>
    </message>
</context>
<context>
    <name>bafar::ui::monitoring::ChartsPanel</name>
    <message>
        <source>CPU</source>
        <translation>پردازنده</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>حافظه</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>شبکه</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>مشغول</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>در انتظار</translation>
    </message>
    <message>
        <source>used</source>
        <translation>مصرف‌شده</translation>
    </message>
    <message>
        <source>in</source>
        <translation>ورودی</translation>
    </message>
    <message>
        <source>out</source>
        <translation>خروجی</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 دقیقه</translation>
    </message>
    <message>
        <source>not heard: the lines end where the samples did</source>
        <translation>شنیده نمی‌شود: خط‌ها همان‌جا پایان می‌یابند که نمونه‌ها پایان یافتند</translation>
    </message>
    <message>
        <source> · waiting %1</source>
        <translation> · انتظار %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 از %2</translation>
    </message>
    <message>
        <source>%1 in · %2 out</source>
        <translation>%1 ورودی · %2 خروجی</translation>
    </message>
    <message numerus="yes">
        <source>%Ln processor(s)</source>
        <translation>
            <numerusform>%Ln پردازنده</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::overview::BeliefsModel</name>
    <message>
        <source>Agent</source>
        <translation>عامل</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>می‌گوید</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>سن</translation>
    </message>
    <message>
        <source>%1 (cut off)</source>
        <translation>%1 (جداافتاده)</translation>
    </message>
    <message>
        <source>It is cut off from the majority of the agents' group: what it says of others may be old.</source>
        <translation>از اکثریت گروه عامل‌ها جدا افتاده است: آنچه از دیگران می‌گوید شاید کهنه باشد.</translation>
    </message>
</context>
<context>
    <name>bafar::ui::overview::Inspector</name>
    <message>
        <source>Actions</source>
        <translation>کنش‌ها</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>چیزی برگزیده نشده</translation>
    </message>
    <message>
        <source>Choose a card on the map, or a row of the table.</source>
        <translation>کارتی را روی نقشه یا سطری از جدول را برگزینید.</translation>
    </message>
    <message>
        <source>What each agent believes</source>
        <translation>باور هر عامل</translation>
    </message>
</context>
<context>
    <name>bafar::ui::overview::MapView</name>
    <message>
        <source>Topology by role</source>
        <translation>توپولوژی بر پایهٔ نقش</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <translation>%1 %2 %3</translation>
    </message>
</context>
<context>
    <name>bafar::ui::overview::ThingsModel</name>
    <message>
        <source>Name</source>
        <translation>نام</translation>
    </message>
    <message>
        <source>State</source>
        <translation>وضعیت</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>نقش</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>داده‌ها</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>گوینده</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>سن</translation>
    </message>
</context>
<context>
    <name>bafar::shared::ActionButtons</name>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>No voter: nothing can be agreed.</source>
        <translation>رأی‌دهنده‌ای نیست: بر هیچ چیز نمی‌توان توافق کرد.</translation>
    </message>
    <message>
        <source>One voter: nothing survives its loss.</source>
        <translation>یک رأی‌دهنده: با از دست رفتنش چیزی باقی نمی‌ماند.</translation>
    </message>
    <message>
        <source>Two voters: none may fail.</source>
        <translation>دو رأی‌دهنده: هیچ‌یک نباید از کار بیفتد.</translation>
    </message>
    <message>
        <source>%1 of %2 voters may fail.</source>
        <translation>از %2 رأی‌دهنده %1 تا می‌تواند از کار بیفتد.</translation>
    </message>
    <message>
        <source>%1 says that %2 leads in term %3.</source>
        <translation>%1 می‌گوید که %2 در دورهٔ %3 رهبر است.</translation>
    </message>
    <message>
        <source>%1 is cut off from the majority: what it says may be old.</source>
        <translation>%1 از اکثریت جدا افتاده است: آنچه می‌گوید شاید کهنه باشد.</translation>
    </message>
    <message>
        <source>leader %1 · term %2</source>
        <translation>رهبر %1 · دورهٔ %2</translation>
    </message>
    <message>
        <source>Missing: %1. None more may fail.</source>
        <translation>غایب: %1. دیگر هیچ‌یک نباید از کار بیفتد.</translation>
    </message>
    <message>
        <source>Missing: %1. %2 more may fail.</source>
        <translation>غایب: %1. %2 تای دیگر می‌تواند از کار بیفتد.</translation>
    </message>
    <message>
        <source>%1 leads in term %2. %3</source>
        <translation>%1 در دورهٔ %2 رهبر است. %3</translation>
    </message>
    <message>
        <source>no leader</source>
        <translation>رهبری نیست</translation>
    </message>
    <message>
        <source>no leader · missing %1</source>
        <translation>رهبری نیست · غایب: %1</translation>
    </message>
    <message>
        <source>Nothing can be changed: no agent that is heard knows a leader.</source>
        <translation>چیزی را نمی‌توان تغییر داد: هیچ عاملی که شنیده می‌شود رهبری نمی‌شناسد.</translation>
    </message>
    <message>
        <source>Nothing can be changed: %1 of %2 voters left, %3 needed. Missing: %4.</source>
        <translation>چیزی را نمی‌توان تغییر داد: از %2 رأی‌دهنده %1 تا مانده، %3 تا لازم است. غایب: %4.</translation>
    </message>
    <message>
        <source>Floating IPs still move: that needs no agreement. What was agreed is shown as these agents last knew it.</source>
        <translation>آی‌پی‌های شناور همچنان جابه‌جا می‌شوند: آن به توافق نیاز ندارد. آنچه توافق شده همان‌گونه نشان داده می‌شود که این عامل‌ها آخرین بار می‌دانستند.</translation>
    </message>
    <message>
        <source>no group</source>
        <translation>گروهی نیست</translation>
    </message>
    <message>
        <source>There is no group: each agent agrees with itself only.</source>
        <translation>گروهی نیست: هر عامل تنها با خودش توافق دارد.</translation>
    </message>
    <message>
        <source>%1 is alone. %2</source>
        <translation>%1 تنهاست. %2</translation>
    </message>
    <message>
        <source>a leader is being elected</source>
        <translation>رهبر در حال انتخاب است</translation>
    </message>
    <message>
        <source>A leader is being elected: changes wait for a moment.</source>
        <translation>رهبر در حال انتخاب است: تغییرها لحظه‌ای منتظر می‌مانند.</translation>
    </message>
    <message>
        <source>No agent is heard: nothing is known of the group.</source>
        <translation>هیچ عاملی شنیده نمی‌شود: از گروه چیزی دانسته نیست.</translation>
    </message>
    <message>
        <source>The agents say nothing of a group.</source>
        <translation>عامل‌ها از گروهی سخن نمی‌گویند.</translation>
    </message>
    <message>
        <source>voter</source>
        <translation>رأی‌دهنده</translation>
    </message>
    <message>
        <source>standby</source>
        <translation>ذخیره</translation>
    </message>
    <message>
        <source>witness</source>
        <translation>شاهد</translation>
    </message>
    <message>
        <source>in no group</source>
        <translation>بیرون از گروه</translation>
    </message>
    <message>
        <source>waits to be admitted</source>
        <translation>منتظر پذیرش</translation>
    </message>
    <message>
        <source>alone</source>
        <translation>تنها</translation>
    </message>
    <message>
        <source>leads</source>
        <translation>رهبر است</translation>
    </message>
    <message>
        <source>elects a leader</source>
        <translation>در حال انتخاب رهبر</translation>
    </message>
    <message>
        <source>follows %1</source>
        <translation>پیرو %1</translation>
    </message>
    <message>
        <source>in the minority</source>
        <translation>در اقلیت</translation>
    </message>
    <message>
        <source>dismissed</source>
        <translation>برکنارشده</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>ایستاده</translation>
    </message>
    <message>
        <source>Nothing can be changed: %1 of %2 voters are heard, %3 are needed. Missing: %4.</source>
        <translation>چیزی را نمی‌توان تغییر داد: از %2 رأی‌دهنده %1 تا مانده، %3 تا لازم است. غایب: %4.</translation>
    </message>
</context>
<context>
    <name>GroupPage</name>
    <message>
        <source>Group</source>
        <translation>گروه</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>اعضا</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>چرا</translation>
    </message>
    <message>
        <source>Recovered by force</source>
        <translation>بازیابی با زور</translation>
    </message>
    <message>
        <source>Recovered by force; this mark never goes</source>
        <translation>بازیابی با زور؛ این نشان هرگز پاک نمی‌شود</translation>
    </message>
    <message>
        <source>no action is offered for it now</source>
        <translation>اکنون کاری برای آن پیشنهاد نمی‌شود</translation>
    </message>
</context>
<context>
    <name>SpecPage</name>
    <message>
        <source>Spec</source>
        <translation>مشخصات</translation>
    </message>
</context>
<context>
    <name>bafar::app::GroupAlarm</name>
    <message>
        <source>Show the group</source>
        <translation>نمایش گروه</translation>
    </message>
</context>
<context>
    <name>bafar::ui::cluster::MembersModel</name>
    <message>
        <source>%1, worst %2</source>
        <translation>%1، بدترین %2</translation>
    </message>
    <message>
        <source>A disk this slow makes changes slow, and leaders may be lost.</source>
        <translation>دیسکی به این کندی تغییرها را کند می‌کند و شاید رهبرها از دست بروند.</translation>
    </message>
    <message>
        <source>%1, %2 not agreed</source>
        <translation>%1، %2 بی‌توافق</translation>
    </message>
    <message>
        <source>As %1 knows it: it is cut off from the majority.</source>
        <translation>آن‌گونه که %1 می‌داند: از اکثریت جدا افتاده است.</translation>
    </message>
    <message>
        <source>no member</source>
        <translation>عضو نیست</translation>
    </message>
    <message>
        <source>says nothing of a group</source>
        <translation>از گروه چیزی نمی‌گوید</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>پاسخ نمی‌دهد</translation>
    </message>
    <message>
        <source>never</source>
        <translation>هرگز</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>گره</translation>
    </message>
    <message>
        <source>Stands</source>
        <translation>جایگاه</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>نقش</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>دوره</translation>
    </message>
    <message>
        <source>Last record</source>
        <translation>آخرین رکورد</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>توافق</translation>
    </message>
    <message>
        <source>Disk sync</source>
        <translation>همگام‌سازی دیسک</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>لاگ</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>شنیده‌شده</translation>
    </message>
</context>
<context>
    <name>bafar::ui::cluster::ProblemsModel</name>
    <message>
        <source>Node</source>
        <translation>گره</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>چرا</translation>
    </message>
    <message>
        <source>a member that is not in this console's profile</source>
        <translation>عضوی که در پروفایل این کنسول نیست</translation>
    </message>
    <message>
        <source>a member that does not answer, last heard %1 ago</source>
        <translation>عضوی که پاسخ نمی‌دهد، آخرین بار %1 پیش شنیده شد</translation>
    </message>
    <message>
        <source>a member that was never heard</source>
        <translation>عضوی که هرگز شنیده نشده است</translation>
    </message>
    <message>
        <source>A member that is not in this console's profile.</source>
        <translation>عضوی که در پروفایل این کنسول نیست.</translation>
    </message>
    <message>
        <source>A member that does not answer, last heard %1 ago.</source>
        <translation>عضوی که پاسخ نمی‌دهد، آخرین بار %1 پیش شنیده شد.</translation>
    </message>
    <message>
        <source>A member that was never heard.</source>
        <translation>عضوی که هرگز شنیده نشده است.</translation>
    </message>
</context>
<context>
    <name>bafar::ui::cluster::RecoveriesModel</name>
    <message>
        <source>From the copy of</source>
        <translation>از رونوشت</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>تا</translation>
    </message>
    <message>
        <source>By</source>
        <translation>به دست</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>چرا</translation>
    </message>
    <message>
        <source>Left behind</source>
        <translation>جامانده</translation>
    </message>
    <message>
        <source>record %1, term %2</source>
        <translation>رکورد %1، دورهٔ %2</translation>
    </message>
</context>
<context>
    <name>bafar::ui::cluster::RevisionsModel</name>
    <message>
        <source>Revision</source>
        <translation>ویرایش</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>جایگاه</translation>
    </message>
    <message>
        <source>When</source>
        <translation>کی</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>چه کسی</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>عامل</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>چرا</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>نافذ</translation>
    </message>
    <message>
        <source>the first</source>
        <translation>نخستین</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>نامعلوم</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>بی‌دلیل</translation>
    </message>
</context>
<context>
    <name>bafar::ui::cluster::FieldsModel</name>
    <message>
        <source>added</source>
        <translation>افزوده شد</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>برداشته شد</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>تغییر کرد</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>کجا</translation>
    </message>
    <message>
        <source>What</source>
        <translation>تغییر</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>پیش از آن</translation>
    </message>
    <message>
        <source>After</source>
        <translation>پس از آن</translation>
    </message>
</context>
<context>
    <name>bafar::ui::cluster::SpecDiffView</name>
    <message>
        <source>Lines that differ</source>
        <translation>سطرهای متفاوت</translation>
    </message>
    <message>
        <source>By field</source>
        <translation>فیلد به فیلد</translation>
    </message>
    <message>
        <source>By line</source>
        <translation>خط به خط</translation>
    </message>
    <message>
        <source>Fields that differ</source>
        <translation>فیلدهای متفاوت</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>هر دو یکسان‌اند.</translation>
    </message>
    <message>
        <source>The first revision: all of it is new.</source>
        <translation>نخستین ویرایش: همهٔ آن تازه است.</translation>
    </message>
    <message>
        <source>This console does not read all of these specs: they are compared by line only.</source>
        <translation>این کنسول همهٔ این مشخصات را نمی‌خواند: تنها خط به خط مقایسه می‌شوند.</translation>
    </message>
    <message>
        <source>Only comments and layout differ.</source>
        <translation>تنها توضیح‌ها و چیدمان متفاوت است.</translation>
    </message>
</context>
<context>
    <name>bafar::ui::cluster::SpecView</name>
    <message>
        <source>Try again</source>
        <translation>دوباره بپرس</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>ویرایش‌ها</translation>
    </message>
    <message>
        <source>Ctrl with a click or Space chooses a second one.</source>
        <translation>Ctrl همراه کلیک یا Space دومی را برمی‌گزیند.</translation>
    </message>
    <message>
        <source>What it changed</source>
        <translation>آنچه تغییر داد</translation>
    </message>
    <message>
        <source>From the one in force</source>
        <translation>نسبت به نافذ</translation>
    </message>
    <message>
        <source>Asking for the revisions</source>
        <translation>در حال پرسیدن ویرایش‌ها</translation>
    </message>
    <message>
        <source>%1 is asked.</source>
        <translation>از %1 پرسیده شد.</translation>
    </message>
    <message>
        <source>No agent is heard</source>
        <translation>هیچ عاملی شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>The revisions of the spec appear when one answers.</source>
        <translation>ویرایش‌های مشخصات با پاسخ یک عامل نمایان می‌شوند.</translation>
    </message>
    <message>
        <source>%1 gave no revisions</source>
        <translation>%1 ویرایش‌ها را نداد</translation>
    </message>
    <message>
        <source>No spec was agreed yet</source>
        <translation>هنوز بر هیچ مشخصاتی توافق نشده</translation>
    </message>
    <message>
        <source>The agents run the file that they were started with. What is applied from now on is listed here.</source>
        <translation>عامل‌ها با همان فایلی کار می‌کنند که با آن آغاز شدند. آنچه از این پس اعمال شود اینجا فهرست می‌شود.</translation>
    </message>
    <message>
        <source>Choose one revision, or two to compare</source>
        <translation>یک ویرایش را برگزینید، یا دو تا برای مقایسه</translation>
    </message>
    <message>
        <source>Asking for the text</source>
        <translation>در حال پرسیدن متن</translation>
    </message>
    <message>
        <source>The text of %1 cannot be shown</source>
        <translation>متن %1 را نمی‌توان نشان داد</translation>
    </message>
    <message>
        <source>Choose one revision to go back to.</source>
        <translation>یک ویرایش را برای بازگشت برگزینید.</translation>
    </message>
    <message>
        <source>This revision is in force.</source>
        <translation>این ویرایش نافذ است.</translation>
    </message>
    <message>
        <source>No agent that is heard offers the way back to it now.</source>
        <translation>اکنون هیچ عاملی که شنیده می‌شود بازگشت به آن را پیشنهاد نمی‌دهد.</translation>
    </message>
    <message>
        <source>Roll back to %1…</source>
        <translation>بازگشت به %1…</translation>
    </message>
    <message>
        <source>Roll back…</source>
        <translation>بازگشت…</translation>
    </message>
    <message>
        <source>%1 runs on %2</source>
        <translation>%1 روی %2 اجرا می‌شود</translation>
    </message>
</context>
</TS>
