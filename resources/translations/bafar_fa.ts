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
        <translation>چه</translation>
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
</TS>
