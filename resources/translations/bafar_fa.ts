<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>Copy</source>
        <translation>کپی</translation>
    </message>
    <message>
        <source>How the console ended</source>
        <translation>کنسول چگونه پایان یافت</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>گزارش</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>نگه داشتن</translation>
    </message>
    <message>
        <source>About Bafar</source>
        <translation>دربارهٔ Bafar</translation>
    </message>
    <message>
        <source>The console of small clusters on your own servers. Free software under the GNU General Public License, version 3 or later; it comes without any warranty.</source>
        <translation>کنسول خوشه‌های کوچک روی سرورهای خودتان. نرم‌افزار آزاد با پروانهٔ عمومی همگانی گنو، نسخهٔ ۳ یا پس از آن؛ بدون هیچ ضمانتی.</translation>
    </message>
    <message>
        <source>What a report about this console needs. No name, address, key or text of yours or of a cluster is in it:</source>
        <translation>آنچه گزارشی دربارهٔ این کنسول لازم دارد. هیچ نام، نشانی، کلید یا متنی از شما یا از خوشه‌ای در آن نیست:</translation>
    </message>
    <message>
        <source>Facts about this console</source>
        <translation>اطلاعات این کنسول</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>The console ended badly the last time</source>
        <translation>کنسول بار پیش نابهنگام پایان یافت</translation>
    </message>
    <message>
        <source>It left a report: where in the program it was, and the last lines of its log, with names, addresses and secrets replaced. The cluster was not touched by it. The report stays on this computer, and nothing sends it anywhere.</source>
        <translation>گزارشی به جا گذاشته است: کجای برنامه بود، و آخرین سطرهای لاگ آن که در آن‌ها نام‌ها، نشانی‌ها و داده‌های محرمانه جایگزین شده‌اند. خوشه از این پایان آسیبی ندید. گزارش روی همین رایانه می‌ماند و هیچ چیز آن را جایی نمی‌فرستد.</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>دیدن گزارش</translation>
    </message>
</context>
<context>
    <name>AccessTrouble</name>
    <message>
        <source>keyring entry %1</source>
        <translation>ورودی جاکلیدی %1</translation>
    </message>
    <message>
        <source>This console shows the certificate of %1 in %2.</source>
        <translation>این کنسول گواهی %1 در %2 را نشان می‌دهد.</translation>
    </message>
    <message>
        <source>This console shows the certificate of %1 in %2, valid until %3.</source>
        <translation>این کنسول گواهی %1 در %2 را نشان می‌دهد که تا %3 معتبر است.</translation>
    </message>
    <message>
        <source>Compare the profile with the cluster, or have an admin of the cluster issue a certificate by this command. A new profile or certificate is read when the console starts.</source>
        <translation>پروفایل را با خوشه بسنجید، یا از مدیر خوشه بخواهید با این فرمان گواهی صادر کند. پروفایل یا گواهی تازه هنگام باز شدن کنسول خوانده می‌شود.</translation>
    </message>
    <message>
        <source>No agent lets this console in</source>
        <translation>هیچ عاملی این کنسول را راه نمی‌دهد</translation>
    </message>
    <message>
        <source>Not let in by %1</source>
        <translation>%1 این کنسول را راه نمی‌دهد</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
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
        <source>nobody that is heard owns it; not heard: %1</source>
        <translation>هیچ گرهی که شنیده می‌شود مالک آن نیست؛ شنیده نمی‌شود: %1</translation>
    </message>
    <message>
        <source>owned by %1, which is no agent of this cluster</source>
        <translation>مالکش %1 است که از عامل‌های این خوشه نیست</translation>
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
        <source>the agent of %1 was not heard for %2</source>
        <translation>عامل %1 به مدت %2 شنیده نشد</translation>
    </message>
    <message>
        <source>nothing new is known of %1: %2</source>
        <translation>از %1 خبر تازه‌ای نیست: %2</translation>
    </message>
    <message>
        <source>%1 runs %2 of the tasks it should have</source>
        <translation>%1 تنها %2 از تسک‌هایی را که باید داشته باشد اجرا می‌کند</translation>
    </message>
    <message>
        <source>tasks of %1 failed %2 times in %3</source>
        <translation>تسک‌های %1 در %3 %2 بار خراب شدند</translation>
    </message>
    <message>
        <source>%1 on %2 uses %3 of the memory it may have</source>
        <translation>%1 روی %2، %3 از حافظهٔ مجازش را به کار می‌برد</translation>
    </message>
    <message>
        <source>%1 on %2 was held back in %3 of the periods</source>
        <translation>%1 روی %2 در %3 دوره‌ها بازداشته شد</translation>
    </message>
    <message>
        <source>%1 nodes of the swarm are not ready</source>
        <translation>%1 گره از سوارم آماده نیست</translation>
    </message>
    <message>
        <source>the swarm has no leader: nothing can be changed in it</source>
        <translation>سوارم رهبر ندارد: چیزی را در آن نمی‌توان تغییر داد</translation>
    </message>
    <message>
        <source>the brick %1 of %2 on %3 is down</source>
        <translation>بریک %1 از %2 روی %3 افتاده است</translation>
    </message>
    <message>
        <source>storage peer %1 is not connected</source>
        <translation>همتای ذخیره‌سازی %1 متصل نیست</translation>
    </message>
    <message>
        <source>%1 entries of %2 are in split brain</source>
        <translation>%1 ورودی از %2 دچار دوپارگی است</translation>
    </message>
    <message>
        <source>%1 entries of %2 wait to be healed</source>
        <translation>%1 ورودی از %2 منتظر ترمیم است</translation>
    </message>
    <message>
        <source>no database server takes writes</source>
        <translation>هیچ سرور پایگاه داده‌ای نوشتن نمی‌پذیرد</translation>
    </message>
    <message>
        <source>%1 database servers take writes at the same time: %2</source>
        <translation>%1 سرور پایگاه داده هم‌زمان نوشتن می‌پذیرند: %2</translation>
    </message>
    <message>
        <source>the database server of %1 began or ceased to take writes</source>
        <translation>سرور پایگاه دادهٔ %1 پذیرفتن نوشتن را آغاز کرد یا پایان داد</translation>
    </message>
    <message>
        <source>the database server of %1 does not answer</source>
        <translation>سرور پایگاه دادهٔ %1 پاسخ نمی‌دهد</translation>
    </message>
    <message>
        <source>%1 of the connections of the database server of %2 are taken</source>
        <translation>%1 از اتصال‌های سرور پایگاه دادهٔ %2 گرفته شده است</translation>
    </message>
    <message>
        <source>replication from %1 to %2 has stopped</source>
        <translation>تکثیر از %1 به %2 ایستاده است</translation>
    </message>
    <message>
        <source>the database server of %1 is %2 behind %3</source>
        <translation>سرور پایگاه دادهٔ %1، %2 از %3 عقب است</translation>
    </message>
    <message>
        <source>how far %1 is behind %2 is not known</source>
        <translation>دانسته نیست %1 چقدر از %2 عقب است</translation>
    </message>
    <message>
        <source>Redis of %1 does not answer</source>
        <translation>‏⁨Redis⁩ روی %1 پاسخ نمی‌دهد</translation>
    </message>
    <message>
        <source>%1 Redis servers are masters (%2); it should be one</source>
        <translation>%1 سرور Redis اصلی هستند (%2)؛ باید یکی باشد</translation>
    </message>
    <message>
        <source>Redis of %1 throws keys away to make room: %2</source>
        <translation>‏⁨Redis⁩ روی %1 برای باز کردن جا کلید دور می‌ریزد: %2</translation>
    </message>
    <message>
        <source>Redis of %1 uses %2 of the memory it may have</source>
        <translation>‏⁨Redis⁩ روی %1، %2 از حافظهٔ مجازش را به کار می‌برد</translation>
    </message>
    <message>
        <source>Redis of %1 has lost its master %2</source>
        <translation>‏⁨Redis⁩ روی %1 سرور اصلی خود %2 را از دست داده است</translation>
    </message>
    <message>
        <source>the processors of %1 are %2 busy</source>
        <translation>پردازنده‌های %1، %2 مشغول‌اند</translation>
    </message>
    <message>
        <source>%1 tasks wait for each processor of %2</source>
        <translation>برای هر پردازندهٔ %2 به تعداد %1 کار منتظر است</translation>
    </message>
    <message>
        <source>%1 of the memory of %2 is available</source>
        <translation>%1 از حافظهٔ %2 در دسترس است</translation>
    </message>
    <message>
        <source>the kernel of %1 killed %2 processes for want of memory</source>
        <translation>هستهٔ %1 به سبب کمبود حافظه %2 فرایند را کشت</translation>
    </message>
    <message>
        <source>%1 on %2 is %3 full</source>
        <translation>%3 از %1 روی %2 پر است</translation>
    </message>
    <message>
        <source>%1 on %2 will be full within a day if it goes on so</source>
        <translation>%1 روی %2 اگر چنین پیش برود تا یک روز دیگر پر می‌شود</translation>
    </message>
    <message>
        <source>%1 of the inodes of %2 on %3 are free</source>
        <translation>%1 از ⁨inode⁩های %2 روی %3 آزاد است</translation>
    </message>
    <message>
        <source>a read on %1 of %2 takes %3</source>
        <translation>خواندن از %1 روی %2، %3 طول می‌کشد</translation>
    </message>
    <message>
        <source>a write on %1 of %2 takes %3</source>
        <translation>نوشتن بر %1 روی %2، %3 طول می‌کشد</translation>
    </message>
    <message>
        <source>the link %1 of %2 is down and was up before</source>
        <translation>پیوند %1 از %2 قطع است و پیش‌تر متصل بود</translation>
    </message>
    <message>
        <source>the link %1 of %2 went up or down %3 times in %4</source>
        <translation>پیوند %1 از %2 در %4 %3 بار قطع یا متصل شد</translation>
    </message>
    <message>
        <source>%1 does not hear %2</source>
        <translation>%1 صدای %2 را نمی‌شنود</translation>
    </message>
    <message>
        <source>a round trip from %1 to %2 takes %3</source>
        <translation>رفت‌وبرگشت از %1 به %2، %3 طول می‌کشد</translation>
    </message>
    <message>
        <source>the clock of %1 is %2 off</source>
        <translation>ساعت %1، %2 خطا دارد</translation>
    </message>
    <message>
        <source>nothing keeps the clock of %1 right</source>
        <translation>چیزی ساعت %1 را درست نگه نمی‌دارد</translation>
    </message>
    <message>
        <source>the certificate of %1 is accepted for %2 more</source>
        <translation>گواهی %1 تا %2 دیگر پذیرفته است</translation>
    </message>
    <message>
        <source>nobody owns the floating IP %1</source>
        <translation>هیچ‌کس مالک آی‌پی شناور %1 نیست</translation>
    </message>
    <message>
        <source>%1 nodes own the floating IP %2 at the same time: %3</source>
        <translation>%1 گره هم‌زمان مالک آی‌پی شناور %2 هستند: %3</translation>
    </message>
    <message>
        <source>the floating IP %1 moved; its owner is now: %2</source>
        <translation>آی‌پی شناور %1 جابه‌جا شد؛ مالک کنونی: %2</translation>
    </message>
    <message>
        <source>the floating IP %1 moved %2 times in %3; its owner is now: %4</source>
        <translation>آی‌پی شناور %1 در %3 %2 بار جابه‌جا شد؛ مالک کنونی: %4</translation>
    </message>
    <message>
        <source>%1 cannot take its part in %2: %3</source>
        <translation>%1 نمی‌تواند سهم خود در %2 را ادا کند: %3</translation>
    </message>
    <message>
        <source>%1 of the answers of %2 through %3 are 5xx</source>
        <translation>%1 از پاسخ‌های %2 از راه %3 از نوع 5xx است</translation>
    </message>
    <message>
        <source>one in twenty requests to %1 through %2 takes %3 or more</source>
        <translation>از هر بیست درخواست به %1 از راه %2 یکی %3 یا بیشتر طول می‌کشد</translation>
    </message>
    <message>
        <source>%1 has no server left that %2 could send requests to</source>
        <translation>برای %1 دیگر سروری نمانده که %2 درخواست به آن بفرستد</translation>
    </message>
    <message>
        <source>of the servers of %1, %2 has %3 left and had more</source>
        <translation>از سرورهای %1 برای %2 تنها %3 مانده و پیش‌تر بیشتر بود</translation>
    </message>
    <message>
        <source>%1 requests to %2 wait on %3</source>
        <translation>%1 درخواست به %2 روی %3 منتظر است</translation>
    </message>
    <message>
        <source>%1 of %2 went down %3 times in %4, seen from %5</source>
        <translation>%1 از %2 در %4 %3 بار افتاد، از دید %5</translation>
    </message>
    <message>
        <source>its rule is not in force any more</source>
        <translation>قاعدهٔ آن دیگر نافذ نیست</translation>
    </message>
    <message>
        <source>its rule was changed: it is judged anew</source>
        <translation>قاعدهٔ آن تغییر کرد: از نو سنجیده می‌شود</translation>
    </message>
    <message>
        <source>last word of a node that is not heard</source>
        <translation>آخرین گزارش گرهی که شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>device</source>
        <translation>دستگاه</translation>
    </message>
    <message>
        <source>mountpoint</source>
        <translation>نقطهٔ اتصال</translation>
    </message>
    <message>
        <source>proxy</source>
        <translation>پراکسی</translation>
    </message>
    <message>
        <source>peer</source>
        <translation>همتا</translation>
    </message>
    <message>
        <source>service</source>
        <translation>سرویس</translation>
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
        <translation>اینجا</translation>
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
        <translation>آخرین گزارش %1، %2 پیش</translation>
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
        <translation>نشانی، ۵ ⁨ARP⁩ بی‌درخواست، سپس یک آگهی؛ %1 با شنیدن آن رها می‌کند</translation>
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
        <translation>%1 سیگنال یا نشانی ⁨IPv4⁩ خودش را ندارد</translation>
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
        <translation>رشتهٔ آن هنوز گزارشی نداده</translation>
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
        <translation>آغاز، %1</translation>
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
        <translation>%2 از %1 پر است</translation>
    </message>
    <message>
        <source>the system clock was set; history goes on at %1</source>
        <translation>ساعت سامانه تنظیم شد؛ تاریخچه از %1 ادامه می‌یابد</translation>
    </message>
    <message>
        <source>master-down time over</source>
        <translation>مالک در مهلت مقرر شنیده نشد</translation>
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
        <translation>پیوند برقرار شد، آغازشده با اولویت کمتر از ۲۵۵</translation>
    </message>
    <message>
        <source>advert: higher priority</source>
        <translation>آگهی: اولویت بالاتر</translation>
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
        <translation>زمان</translation>
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
        <translation>آماده‌به‌کار</translation>
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
        <source>leader, term %1</source>
        <translation>به رهبری این گره، دورهٔ %1</translation>
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
        <source>%1, follows %2</source>
        <translation>%1، پیرو %2</translation>
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
        <translation>عدد زوج ایمنی نمی‌افزاید: ⁨as=standby⁩ یا یک رأی‌دهندهٔ دیگر</translation>
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
        <translation>لاگ عامل‌ها روی %1 به %2 رسیده است؛ آیا دیسک آن برای اسنپ‌شات پر است؟</translation>
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
        <translation>%1 مشخصات دیگری دارد: ویرایش %2، اینجا %3؛ ویرایش نافذ در ⁨bafarctl spec history⁩ است</translation>
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
        <translation>%1 گروه عامل‌ها را با زور از کپی %2 بازیابی کرد، رکورد %3 از دورهٔ %4: %5</translation>
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
        <translation>بازگرداندن مشخصات</translation>
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
        <translation>وقتی اکثریت برای همیشه از دست رفته است: کپی این عامل کپی گروه می‌شود. آنچه تنها ازدست‌رفته‌ها داشتند نابود است، و اگر هنوز کار می‌کنند دو خوشه خواهد بود.</translation>
    </message>
    <message>
        <source>Roll the spec back</source>
        <translation>بازگرداندن مشخصات</translation>
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
        <translation>بازیابی گروه عامل‌های %1 با زور از کپی %2</translation>
    </message>
    <message>
        <source>recover %1</source>
        <translation>بازیابی %1</translation>
    </message>
    <message>
        <source>Roll the spec back to revision %1: %2</source>
        <translation>بازگرداندن مشخصات به ویرایش %1: %2</translation>
    </message>
    <message>
        <source>roll back to %1</source>
        <translation>بازگرداندن به %1</translation>
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
        <translation>%1 کپی‌اش از گروه را کنار می‌گذارد و منتظر می‌ماند</translation>
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
        <translation>کپی %1 با زور کپی گروه می‌شود</translation>
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
        <translation>کپی %1</translation>
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
        <translation>هنگام بازگشت پذیرفته نمی‌شود؛ تنها با ⁨cluster.admit⁩ بازمی‌گردد</translation>
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
        <translation>⁨bafarctl %1⁩، به‌عنوان عضو تازه</translation>
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
        <translation>%1 کیبی‌بایت در لاگ عامل‌ها؛ هنوز کسی آن را به کار نمی‌برد</translation>
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
        <translation>گره %1 افزوده می‌شود</translation>
    </message>
    <message>
        <source>node %1 goes</source>
        <translation>گره %1 برداشته می‌شود</translation>
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
        <translation>آماده‌به‌کار، %1</translation>
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
        <translation>هیچ‌یک از شنیده‌شده‌ها کپی تازه‌تری ندارد</translation>
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
        <translation>ویرایش %1 مشخصات روی %2 نیست؛ ⁨bafarctl spec history⁩ را ببینید</translation>
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
    <message>
        <source>database</source>
        <translation>پایگاه داده</translation>
    </message>
    <message>
        <source>cache</source>
        <translation>حافظهٔ نهان</translation>
    </message>
    <message>
        <source>services</source>
        <translation>سرویس‌ها</translation>
    </message>
    <message>
        <source>storage</source>
        <translation>ذخیره‌سازی</translation>
    </message>
    <message>
        <source>lag</source>
        <translation>تأخیر</translation>
    </message>
    <message>
        <source>link</source>
        <translation>پیوند</translation>
    </message>
    <message>
        <source>gtid</source>
        <translation>GTID</translation>
    </message>
    <message>
        <source>commits are</source>
        <translation>کامیت‌ها</translation>
    </message>
    <message>
        <source>connections</source>
        <translation>اتصال‌ها</translation>
    </message>
    <message>
        <source>replicas</source>
        <translation>رونوشت‌ها</translation>
    </message>
    <message>
        <source>evictions</source>
        <translation>بیرون‌رانده‌ها</translation>
    </message>
    <message>
        <source>hit ratio</source>
        <translation>نسبت اصابت</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>فرمان‌ها</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>کلیدها</translation>
    </message>
    <message>
        <source>clients</source>
        <translation>کلاینت‌ها</translation>
    </message>
    <message>
        <source>persistence</source>
        <translation>ماندگاری</translation>
    </message>
    <message>
        <source>up for</source>
        <translation>مدت روشن‌بودن</translation>
    </message>
    <message>
        <source>last answer</source>
        <translation>آخرین پاسخ</translation>
    </message>
    <message>
        <source>image</source>
        <translation>ایمیج</translation>
    </message>
    <message>
        <source>update</source>
        <translation>به‌روزرسانی</translation>
    </message>
    <message>
        <source>ports</source>
        <translation>درگاه‌ها</translation>
    </message>
    <message>
        <source>port</source>
        <translation>درگاه</translation>
    </message>
    <message>
        <source>digest</source>
        <translation>چکیده</translation>
    </message>
    <message>
        <source>failures</source>
        <translation>خرابی‌ها</translation>
    </message>
    <message>
        <source>%1 in the last 10 minutes</source>
        <translation>%1 در ۱۰ دقیقهٔ گذشته</translation>
    </message>
    <message>
        <source>node</source>
        <translation>گره</translation>
    </message>
    <message>
        <source>docker</source>
        <translation>داکر</translation>
    </message>
    <message>
        <source>swarm</source>
        <translation>سوارم</translation>
    </message>
    <message>
        <source>containers</source>
        <translation>کانتینرها</translation>
    </message>
    <message>
        <source>bricks</source>
        <translation>بریک‌ها</translation>
    </message>
    <message>
        <source>type</source>
        <translation>نوع</translation>
    </message>
    <message>
        <source>used</source>
        <translation>پرشده</translation>
    </message>
    <message>
        <source>to heal</source>
        <translation>برای ترمیم</translation>
    </message>
    <message>
        <source>to heal elsewhere</source>
        <translation>برای ترمیم در جای دیگر</translation>
    </message>
    <message>
        <source>split brain</source>
        <translation>دوپارگی</translation>
    </message>
    <message>
        <source>self-heal</source>
        <translation>خودترمیمی</translation>
    </message>
    <message>
        <source>quota of %1</source>
        <translation>سهمیهٔ %1</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>پوشه</translation>
    </message>
    <message>
        <source>process</source>
        <translation>فرایند</translation>
    </message>
    <message>
        <source>arbiter</source>
        <translation>داور</translation>
    </message>
    <message>
        <source>writable</source>
        <translation>نوشتنی</translation>
    </message>
    <message>
        <source>source</source>
        <translation>مبدأ</translation>
    </message>
    <message>
        <source>server</source>
        <translation>سرور</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>حجم</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>عقب‌مانده</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>اصلی</translation>
    </message>
    <message>
        <source>replica</source>
        <translation>رونوشت</translation>
    </message>
    <message>
        <source>relay</source>
        <translation>واسط</translation>
    </message>
    <message>
        <source>worker</source>
        <translation>کارگر</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>مدیر</translation>
    </message>
    <message>
        <source>replica of %1</source>
        <translation>رونوشتِ %1</translation>
    </message>
    <message>
        <source>%1, when it last answered</source>
        <translation>%1، هنگام آخرین پاسخ</translation>
    </message>
    <message>
        <source>%1 (not in the spec)</source>
        <translation>%1 (خارج از مشخصات)</translation>
    </message>
    <message>
        <source>asynchronous</source>
        <translation>ناهمگام</translation>
    </message>
    <message>
        <source>semi-synchronous</source>
        <translation>نیمه‌همگام</translation>
    </message>
    <message>
        <source>without loss</source>
        <translation>بدون اتلاف</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>در انتظار</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>نامعلوم</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>دیده نشده</translation>
    </message>
    <message>
        <source>not counted yet</source>
        <translation>هنوز شمرده نشده</translation>
    </message>
    <message>
        <source>up</source>
        <translation>برقرار</translation>
    </message>
    <message>
        <source>down</source>
        <translation>قطع</translation>
    </message>
    <message>
        <source>copying</source>
        <translation>در حال کپی</translation>
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
        <source>on</source>
        <translation>روشن</translation>
    </message>
    <message>
        <source>off</source>
        <translation>خاموش</translation>
    </message>
    <message>
        <source>running</source>
        <translation>در حال اجرا</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>در حال شروع</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>در حال آماده‌شدن</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>در انتظار جا</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>خراب</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>پایان‌یافته</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>ردشده</translation>
    </message>
    <message>
        <source>updating</source>
        <translation>در حال به‌روزرسانی</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>در جریان</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>انجام‌شده</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>ایستاده</translation>
    </message>
    <message>
        <source>rollback started</source>
        <translation>بازگرداندن آغاز شد</translation>
    </message>
    <message>
        <source>rollback paused</source>
        <translation>بازگرداندن ایستاد</translation>
    </message>
    <message>
        <source>names only</source>
        <translation>فقط نام‌ها</translation>
    </message>
    <message>
        <source>%1, no limit</source>
        <translation>%1، بدون سقف</translation>
    </message>
    <message>
        <source>%1, no limit, %2</source>
        <translation>%1، بدون سقف، %2</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%1 از %2، %3</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/ث</translation>
    </message>
    <message>
        <source>snapshot %1 ago, %2 changes since</source>
        <translation>اسنپ‌شات %1 پیش، %2 تغییر از آن پس</translation>
    </message>
    <message>
        <source>append-only file on</source>
        <translation>‏⁨AOF⁩ روشن</translation>
    </message>
    <message>
        <source>append-only file off</source>
        <translation>‏⁨AOF⁩ خاموش</translation>
    </message>
    <message>
        <source>not in the cluster spec</source>
        <translation>در مشخصات خوشه نیست</translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation>تأخیر %1</translation>
    </message>
    <message>
        <source>lag not known</source>
        <translation>تأخیر نامعلوم</translation>
    </message>
    <message>
        <source>lag %1, %2/s</source>
        <translation>تأخیر %1، %2/ث</translation>
    </message>
    <message>
        <source>link up</source>
        <translation>پیوند برقرار</translation>
    </message>
    <message>
        <source>link up, %1/s</source>
        <translation>پیوند برقرار، %1/ث</translation>
    </message>
    <message>
        <source>link down</source>
        <translation>پیوند قطع</translation>
    </message>
    <message>
        <source>%1 to heal</source>
        <translation>%1 برای ترمیم</translation>
    </message>
    <message>
        <source>it answers again, as %1, MariaDB %2</source>
        <translation>دوباره پاسخ می‌دهد، در نقش %1، MariaDB %2</translation>
    </message>
    <message>
        <source>it is %1 now, it was %2</source>
        <translation>اکنون %1 است، پیش‌تر %2 بود</translation>
    </message>
    <message>
        <source>MariaDB on %1: %2</source>
        <translation>‏⁨MariaDB⁩ روی %1: %2</translation>
    </message>
    <message>
        <source>ordinary accounts cannot write to it any more (read_only = ON)</source>
        <translation>حساب‌های عادی دیگر نمی‌توانند در آن بنویسند (⁨read_only = ON⁩)</translation>
    </message>
    <message>
        <source>ordinary accounts can write to it now (read_only = OFF)</source>
        <translation>حساب‌های عادی اکنون می‌توانند در آن بنویسند (⁨read_only = OFF⁩)</translation>
    </message>
    <message>
        <source>replication from %1: %2</source>
        <translation>تکثیر از %1: %2</translation>
    </message>
    <message>
        <source>replication from %1 goes on</source>
        <translation>تکثیر از %1 ادامه یافت</translation>
    </message>
    <message>
        <source>stopped applying</source>
        <translation>اعمال متوقف شد</translation>
    </message>
    <message>
        <source>stopped applying: error %1: %2</source>
        <translation>اعمال متوقف شد: خطای %1: %2</translation>
    </message>
    <message>
        <source>stopped receiving</source>
        <translation>دریافت متوقف شد</translation>
    </message>
    <message>
        <source>stopped receiving: error %1: %2</source>
        <translation>دریافت متوقف شد: خطای %1: %2</translation>
    </message>
    <message>
        <source>stopped: START SLAVE on this server lets it go on</source>
        <translation>متوقف است: ⁨START SLAVE⁩ روی این سرور آن را ادامه می‌دهد</translation>
    </message>
    <message>
        <source>not connected to %1</source>
        <translation>به %1 متصل نیست</translation>
    </message>
    <message>
        <source>not connected to %1: error %2: %3</source>
        <translation>به %1 متصل نیست: خطای %2: %3</translation>
    </message>
    <message>
        <source>lag not known although both threads run</source>
        <translation>تأخیر نامعلوم است، هرچند هر دو رشته کار می‌کنند</translation>
    </message>
    <message>
        <source>it replicates from %1, which is no server of the spec</source>
        <translation>از %1 تکثیر می‌کند که سروری از مشخصات نیست</translation>
    </message>
    <message>
        <source>others replicate from it, but it is no server of the spec</source>
        <translation>دیگران از آن تکثیر می‌کنند، ولی سروری از مشخصات نیست</translation>
    </message>
    <message>
        <source>%1 of %2 connections are open: raise max_connections or end idle ones before it is full</source>
        <translation>%1 از %2 اتصال باز است؛ تا پر نشده، ⁨max_connections⁩ را بالا ببرید یا اتصال‌های بیکار را ببندید</translation>
    </message>
    <message>
        <source>it takes %1 to answer: see its process list and its disk</source>
        <translation>پاسخش %1 طول می‌کشد: فهرست فرایندها و دیسک آن را ببینید</translation>
    </message>
    <message>
        <source>commits wait: no replica acknowledges, and the promise is to lose nothing; start a replica</source>
        <translation>کامیت‌ها در انتظارند: هیچ رونوشتی تأیید نمی‌کند و وعده آن است که چیزی از دست نرود؛ یک رونوشت را راه بیندازید</translation>
    </message>
    <message>
        <source>commits are confirmed without a replica: semi-synchronous replication fell back; see its replicas</source>
        <translation>کامیت‌ها بی رونوشت تأیید می‌شوند: تکثیر نیمه‌همگام کنار رفت؛ رونوشت‌هایش را ببینید</translation>
    </message>
    <message>
        <source>a replica acknowledges again</source>
        <translation>رونوشتی دوباره تأیید می‌کند</translation>
    </message>
    <message>
        <source>commits wait: no replica acknowledges</source>
        <translation>کامیت‌ها در انتظارند: هیچ رونوشتی تأیید نمی‌کند</translation>
    </message>
    <message>
        <source>commits are confirmed before any replica has them</source>
        <translation>کامیت‌ها پیش از رسیدن به هر رونوشتی تأیید می‌شوند</translation>
    </message>
    <message>
        <source>the promise "%1" is not kept: %2; first: %3</source>
        <translation>وعدهٔ «%1» نگه داشته نمی‌شود: %2؛ نخست: %3</translation>
    </message>
    <message>
        <source>nothing answers at %1: see whether mariadbd runs on this node, and its error log</source>
        <translation>در %1 چیزی پاسخ نمی‌دهد: ببینید ⁨mariadbd⁩ روی این گره اجرا می‌شود یا نه، و لاگ خطای آن را</translation>
    </message>
    <message>
        <source>%1 takes the connection and says nothing for %2: mariadbd hangs, is stopped or waits for its disk</source>
        <translation>%1 اتصال را می‌پذیرد و %2 چیزی نمی‌گوید: ⁨mariadbd⁩ گیر کرده، متوقف شده یا منتظر دیسک است</translation>
    </message>
    <message>
        <source>%1 lets us in, but %2 took longer than %3: see its process list and its disk</source>
        <translation>%1 راه می‌دهد، ولی %2 بیش از %3 طول کشید: فهرست فرایندها و دیسک آن را ببینید</translation>
    </message>
    <message>
        <source>%1 refuses the account "%2": the server is alive; check database.user and its password file</source>
        <translation>%1 حساب «%2» را نمی‌پذیرد: سرور زنده است؛ ⁨database.user⁩ و پروندهٔ گذرواژه‌اش را بررسی کنید</translation>
    </message>
    <message>
        <source>%1 has no connection left: the server is alive; raise max_connections or end idle ones</source>
        <translation>%1 اتصال آزادی ندارد: سرور زنده است؛ ⁨max_connections⁩ را بالا ببرید یا اتصال‌های بیکار را ببندید</translation>
    </message>
    <message>
        <source>%1 was not looked at yet</source>
        <translation>%1 هنوز دیده نشده است</translation>
    </message>
    <message>
        <source>no server can be written to: read_only is ON on all of them; set it OFF on the primary</source>
        <translation>در هیچ سروری نمی‌توان نوشت: ⁨read_only⁩ روی همه روشن است؛ روی اصلی خاموشش کنید</translation>
    </message>
    <message>
        <source>several servers can be written to: %1</source>
        <translation>در چند سرور می‌توان نوشت: %1</translation>
    </message>
    <message>
        <source>Redis on %1 has not answered yet</source>
        <translation>‏⁨Redis⁩ روی %1 هنوز پاسخ نداده است</translation>
    </message>
    <message>
        <source>Redis on %1 answered last %2 ago; shown is what it said then</source>
        <translation>‏⁨Redis⁩ روی %1 آخرین بار %2 پیش پاسخ داد؛ آنچه می‌بینید گزارش همان زمان است</translation>
    </message>
    <message>
        <source>Redis on %1 evicts %2 keys a second (%3): raise maxmemory, or give keys shorter lifetimes</source>
        <translation>‏⁨Redis⁩ روی %1 در هر ثانیه %2 کلید را بیرون می‌راند (%3): ⁨maxmemory⁩ را بالا ببرید یا عمر کلیدها را کوتاه‌تر کنید</translation>
    </message>
    <message>
        <source>Redis on %1 uses %2 and may evict nothing (noeviction), so it will refuse writes: raise maxmemory, or delete keys</source>
        <translation>‏⁨Redis⁩ روی %1 از %2 استفاده می‌کند و اجازهٔ بیرون‌راندن ندارد (⁨noeviction⁩)، پس نوشتن را رد خواهد کرد: ⁨maxmemory⁩ را بالا ببرید یا کلیدها را پاک کنید</translation>
    </message>
    <message>
        <source>Redis on %1 follows %2, but the link is down for %3; it serves what it had: look at %4, at masterauth and at the network between them</source>
        <translation>‏⁨Redis⁩ روی %1 پیرو %2 است، ولی پیوند %3 است که قطع شده؛ آنچه داشت را می‌دهد: %4، ⁨masterauth⁩ و شبکهٔ میان آن دو را ببینید</translation>
    </message>
    <message>
        <source>Redis on %1 copies the whole data set from %2</source>
        <translation>‏⁨Redis⁩ روی %1 همهٔ داده را از %2 کپی می‌کند</translation>
    </message>
    <message>
        <source>Redis on %1 connects to %2</source>
        <translation>‏⁨Redis⁩ روی %1 به %2 متصل می‌شود</translation>
    </message>
    <message>
        <source>Redis on %1 reads its data set from disk: %2 read, about %3 left</source>
        <translation>‏⁨Redis⁩ روی %1 داده‌اش را از دیسک می‌خواند: %2 خوانده شد، حدود %3 مانده</translation>
    </message>
    <message>
        <source>Redis on %1 could not save its last snapshot: look at its log and its disk</source>
        <translation>‏⁨Redis⁩ روی %1 نتوانست آخرین اسنپ‌شات را ذخیره کند: لاگ و دیسک آن را ببینید</translation>
    </message>
    <message>
        <source>Redis on %1 could not save its last snapshot and so refuses writes: look at its log and its disk</source>
        <translation>‏⁨Redis⁩ روی %1 نتوانست آخرین اسنپ‌شات را ذخیره کند و از این رو نوشتن را رد می‌کند: لاگ و دیسک آن را ببینید</translation>
    </message>
    <message>
        <source>Redis on %1 lets everyone in: it has no password, though cache.password_file names one; set requirepass</source>
        <translation>‏⁨Redis⁩ روی %1 همه را راه می‌دهد: گذرواژه ندارد، هرچند ⁨cache.password_file⁩ یکی را نام می‌برد؛ ⁨requirepass⁩ را تنظیم کنید</translation>
    </message>
    <message>
        <source>under %1</source>
        <translation>کمتر از %1</translation>
    </message>
    <message>
        <source>Redis on %1 takes no connection at %2: start it, or correct the port in the spec</source>
        <translation>‏⁨Redis⁩ روی %1 در %2 اتصالی نمی‌پذیرد: آن را راه‌اندازی کنید یا درگاه را در مشخصات درست کنید</translation>
    </message>
    <message>
        <source>Redis on %1 takes no connection at %2 (%3): start it, or correct the port in the spec</source>
        <translation>‏⁨Redis⁩ روی %1 در %2 اتصالی نمی‌پذیرد (%3): آن را راه‌اندازی کنید یا درگاه را در مشخصات درست کنید</translation>
    </message>
    <message>
        <source>%1: the root helper did not answer in time</source>
        <translation>%1: دستیار ⁨root⁩ به‌موقع پاسخ نداد</translation>
    </message>
    <message>
        <source>replication from %1 not connected to %2</source>
        <translation>تکثیر از %1 به %2 متصل نیست</translation>
    </message>
    <message>
        <source>Redis on %1 answers again, after %2</source>
        <translation>‏⁨Redis⁩ روی %1 پس از %2 دوباره پاسخ می‌دهد</translation>
    </message>
    <message>
        <source>Redis on %1 was started again</source>
        <translation>‏⁨Redis⁩ روی %1 دوباره راه‌اندازی شد</translation>
    </message>
    <message>
        <source>Redis on %1 became a replica of %2, after it was %3</source>
        <translation>‏⁨Redis⁩ روی %1 رونوشتِ %2 شد، پیش‌تر %3 بود</translation>
    </message>
    <message>
        <source>Redis on %1 became a primary, after it was %2</source>
        <translation>‏⁨Redis⁩ روی %1 اصلی شد، پیش‌تر %2 بود</translation>
    </message>
    <message>
        <source>a primary</source>
        <translation>اصلی</translation>
    </message>
    <message>
        <source>a replica</source>
        <translation>رونوشت</translation>
    </message>
    <message>
        <source>Redis on %1 follows %2 now, after %3</source>
        <translation>‏⁨Redis⁩ روی %1 اکنون پیرو %2 است، پیش‌تر %3</translation>
    </message>
    <message>
        <source>Redis on %1 hears its primary %2 again</source>
        <translation>‏⁨Redis⁩ روی %1 دوباره اصلیِ خود %2 را می‌شنود</translation>
    </message>
    <message>
        <source>Redis on %1 lost the link to its primary %2</source>
        <translation>‏⁨Redis⁩ روی %1 پیوند با اصلیِ خود %2 را از دست داد</translation>
    </message>
    <message>
        <source>Redis on %1 evicts keys: %2 a second, %3 in use</source>
        <translation>‏⁨Redis⁩ روی %1 کلید بیرون می‌راند: %2 در ثانیه، %3 در استفاده</translation>
    </message>
    <message>
        <source>Redis on %1 evicts hardly any keys now: %2 a second, %3 in use</source>
        <translation>‏⁨Redis⁩ روی %1 اکنون به‌ندرت کلید بیرون می‌راند: %2 در ثانیه، %3 در استفاده</translation>
    </message>
    <message>
        <source>Promote</source>
        <translation>ارتقا به اصلی</translation>
    </message>
    <message>
        <source>Flush</source>
        <translation>پاک‌سازی</translation>
    </message>
    <message>
        <source>cache.promote</source>
        <translation>ارتقای حافظهٔ نهان</translation>
    </message>
    <message>
        <source>cache.flush</source>
        <translation>پاک‌سازی حافظهٔ نهان</translation>
    </message>
    <message>
        <source>Makes this replica the primary; the others and the old primary follow it</source>
        <translation>این رونوشت را اصلی می‌کند؛ دیگران و اصلیِ پیشین پیرو آن می‌شوند</translation>
    </message>
    <message>
        <source>Deletes every key of this primary, and so of its replicas</source>
        <translation>همهٔ کلیدهای این اصلی و در نتیجه رونوشت‌هایش را پاک می‌کند</translation>
    </message>
    <message>
        <source>Make %1 the Redis primary after %2</source>
        <translation>%1 پس از %2 اصلیِ Redis شود</translation>
    </message>
    <message>
        <source>promote %1</source>
        <translation>ارتقای %1</translation>
    </message>
    <message>
        <source>Delete every key of Redis on %1</source>
        <translation>پاک‌کردن همهٔ کلیدهای ⁨Redis⁩ روی %1</translation>
    </message>
    <message>
        <source>flush %1</source>
        <translation>پاک‌سازی %1</translation>
    </message>
    <message>
        <source>%1 stops following %2 and becomes a primary</source>
        <translation>%1 پیروی از %2 را کنار می‌گذارد و اصلی می‌شود</translation>
    </message>
    <message>
        <source>%1 follows %2</source>
        <translation>%1 پیرو %2 می‌شود</translation>
    </message>
    <message>
        <source>Redis on %1 deletes every key of every database</source>
        <translation>‏⁨Redis⁩ روی %1 همهٔ کلیدهای همهٔ پایگاه‌ها را پاک می‌کند</translation>
    </message>
    <message>
        <source>FLUSHALL ASYNC: the keys are gone at once, their memory soon after</source>
        <translation>⁨FLUSHALL ASYNC⁩: کلیدها یک‌باره می‌روند و حافظه‌شان کمی بعد</translation>
    </message>
    <message>
        <source>new primary</source>
        <translation>اصلیِ تازه</translation>
    </message>
    <message>
        <source>follow it</source>
        <translation>پیروانش</translation>
    </message>
    <message>
        <source>writes lost</source>
        <translation>نوشته‌های ازدست‌رفته</translation>
    </message>
    <message>
        <source>old primary</source>
        <translation>اصلیِ پیشین</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1 پس از %2</translation>
    </message>
    <message>
        <source>those that write to %1 must be pointed to %2; until then they get READONLY</source>
        <translation>آن‌ها که در %1 می‌نویسند باید به %2 رو کنند؛ تا آن هنگام ⁨READONLY⁩ می‌گیرند</translation>
    </message>
    <message>
        <source>keys deleted</source>
        <translation>کلیدهای پاک‌شده</translation>
    </message>
    <message>
        <source>replicas emptied with it</source>
        <translation>رونوشت‌های خالی‌شده همراه آن</translation>
    </message>
    <message>
        <source>readers</source>
        <translation>خوانندگان</translation>
    </message>
    <message>
        <source>find nothing and load the systems behind the cache until it is warm again</source>
        <translation>چیزی نمی‌یابند و تا پرشدن دوباره بر سامانه‌های پشت حافظهٔ نهان فشار می‌آورند</translation>
    </message>
    <message>
        <source>Redis on %1 answers</source>
        <translation>‏⁨Redis⁩ روی %1 پاسخ می‌دهد</translation>
    </message>
    <message>
        <source>the link of %1 is up</source>
        <translation>پیوند %1 برقرار است</translation>
    </message>
    <message>
        <source>%1 has what %2 sent</source>
        <translation>%1 هرچه %2 فرستاد را دارد</translation>
    </message>
    <message>
        <source>no replica that answers has newer data than %1</source>
        <translation>هیچ رونوشتی که پاسخ می‌دهد دادهٔ تازه‌تری از %1 ندارد</translation>
    </message>
    <message>
        <source>no server that does not answer has newer data than %1</source>
        <translation>هیچ سروری که پاسخ نمی‌دهد دادهٔ تازه‌تری از %1 ندارد</translation>
    </message>
    <message>
        <source>no other server is a primary</source>
        <translation>هیچ سرور دیگری اصلی نیست</translation>
    </message>
    <message>
        <source>every server answers</source>
        <translation>همهٔ سرورها پاسخ می‌دهند</translation>
    </message>
    <message>
        <source>%1 is a primary</source>
        <translation>%1 اصلی است</translation>
    </message>
    <message>
        <source>%1 follows %2 and its link is up</source>
        <translation>%1 پیرو %2 است و پیوندش برقرار است</translation>
    </message>
    <message>
        <source>Redis on %1 was emptied</source>
        <translation>‏⁨Redis⁩ روی %1 خالی شد</translation>
    </message>
    <message>
        <source>all answer</source>
        <translation>همه پاسخ می‌دهند</translation>
    </message>
    <message>
        <source>it answers</source>
        <translation>پاسخ می‌دهد</translation>
    </message>
    <message>
        <source>is a primary now</source>
        <translation>اکنون اصلی است</translation>
    </message>
    <message>
        <source>its link to the primary is down</source>
        <translation>پیوندش با اصلی قطع است</translation>
    </message>
    <message>
        <source>%1 of %2 tasks run</source>
        <translation>%1 از %2 تسک اجرا می‌شود</translation>
    </message>
    <message>
        <source>%1 of %2 tasks run; last failure: %3</source>
        <translation>%1 از %2 تسک اجرا می‌شود؛ آخرین خرابی: %3</translation>
    </message>
    <message>
        <source>last failure: %1</source>
        <translation>آخرین خرابی: %1</translation>
    </message>
    <message>
        <source>none of %1 tasks runs</source>
        <translation>هیچ‌یک از %1 تسک اجرا نمی‌شود</translation>
    </message>
    <message>
        <source>updating: %1 of %2 tasks run the wanted image</source>
        <translation>در حال به‌روزرسانی: %1 از %2 تسک ایمیج خواسته‌شده را اجرا می‌کند</translation>
    </message>
    <message>
        <source>rolling back: %1 of %2 tasks run the wanted image</source>
        <translation>در حال بازگرداندن: %1 از %2 تسک ایمیج خواسته‌شده را اجرا می‌کند</translation>
    </message>
    <message>
        <source>its update stands still: %1</source>
        <translation>به‌روزرسانی‌اش ایستاده است: %1</translation>
    </message>
    <message>
        <source>its roll-back stands still: %1</source>
        <translation>بازگرداندنش ایستاده است: %1</translation>
    </message>
    <message>
        <source>its tasks fail again and again: %1 times in 10 minutes</source>
        <translation>تسک‌هایش پیاپی خراب می‌شوند: %1 بار در ۱۰ دقیقه</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>کد خروج %1</translation>
    </message>
    <message>
        <source>exit code %1: %2</source>
        <translation>کد خروج %1: %2</translation>
    </message>
    <message>
        <source>%1 on %2: exit code %3</source>
        <translation>%1 روی %2: کد خروج %3</translation>
    </message>
    <message>
        <source>%1 on %2 failed: %3</source>
        <translation>%1 روی %2 خراب شد: %3</translation>
    </message>
    <message>
        <source>no node takes it</source>
        <translation>هیچ گرهی آن را نمی‌پذیرد</translation>
    </message>
    <message>
        <source>no node takes it: %1</source>
        <translation>هیچ گرهی آن را نمی‌پذیرد: %1</translation>
    </message>
    <message>
        <source>scaled to 0</source>
        <translation>شمار به ۰ رسانده شده</translation>
    </message>
    <message>
        <source>it is to be %1</source>
        <translation>قرار است %1 شود</translation>
    </message>
    <message>
        <source>its node has been lost</source>
        <translation>گرهش از دست رفته است</translation>
    </message>
    <message>
        <source>its container is %1</source>
        <translation>کانتینرش %1 است</translation>
    </message>
    <message>
        <source>the Swarm says that it is %1</source>
        <translation>سوارم می‌گوید که %1 است</translation>
    </message>
    <message>
        <source>the Swarm says that %1 is %2</source>
        <translation>سوارم می‌گوید که %1 %2 است</translation>
    </message>
    <message>
        <source>the other managers of the Swarm do not reach it</source>
        <translation>دیگر مدیران سوارم به آن دسترسی ندارند</translation>
    </message>
    <message>
        <source>drained: the Swarm runs nothing on it</source>
        <translation>خالی‌شده: سوارم چیزی روی آن اجرا نمی‌کند</translation>
    </message>
    <message>
        <source>paused: the Swarm starts nothing on it</source>
        <translation>ایستاده: سوارم چیزی روی آن شروع نمی‌کند</translation>
    </message>
    <message>
        <source>Docker has not answered yet</source>
        <translation>داکر هنوز پاسخ نداده است</translation>
    </message>
    <message>
        <source>Docker has not answered for %1</source>
        <translation>داکر %1 است که پاسخ نداده</translation>
    </message>
    <message>
        <source>Docker does not answer within %1: it hangs, or this host is overloaded</source>
        <translation>داکر در %1 پاسخ نمی‌دهد: گیر کرده یا این میزبان پربار است</translation>
    </message>
    <message>
        <source>there is no Docker at %1: install or start it, or set services.socket</source>
        <translation>در %1 داکری نیست: نصب یا راه‌اندازی‌اش کنید یا ⁨services.socket⁩ را تنظیم کنید</translation>
    </message>
    <message>
        <source>the Swarm's managers do not answer: too few of them may be reachable</source>
        <translation>مدیران سوارم پاسخ نمی‌دهند: شاید شمار کمی از آن‌ها در دسترس باشد</translation>
    </message>
    <message>
        <source>Docker on %1: %2</source>
        <translation>داکر روی %1: %2</translation>
    </message>
    <message>
        <source>Docker on %1 answers again</source>
        <translation>داکر روی %1 دوباره پاسخ می‌دهد</translation>
    </message>
    <message>
        <source>this node is joining a Swarm</source>
        <translation>این گره به سوارم می‌پیوندد</translation>
    </message>
    <message>
        <source>%1: its update began</source>
        <translation>%1: به‌روزرسانی آغاز شد</translation>
    </message>
    <message>
        <source>%1: its update is complete</source>
        <translation>%1: به‌روزرسانی کامل شد</translation>
    </message>
    <message>
        <source>%1: its update stands still: %2</source>
        <translation>%1: به‌روزرسانی ایستاد: %2</translation>
    </message>
    <message>
        <source>%1: Swarm rolls it back: %2</source>
        <translation>%1: سوارم آن را بازمی‌گرداند: %2</translation>
    </message>
    <message>
        <source>%1: it is rolled back: %2</source>
        <translation>%1: بازگردانده شد: %2</translation>
    </message>
    <message>
        <source>%1 shall run %2, before %3</source>
        <translation>%1 باید %2 را اجرا کند، پیش‌تر %3</translation>
    </message>
    <message>
        <source>%1 shall run %2 tasks, before %3</source>
        <translation>%1 باید %2 تسک اجرا کند، پیش‌تر %3</translation>
    </message>
    <message>
        <source>changed behind Bafar</source>
        <translation>بیرون از Bafar تغییر کرد</translation>
    </message>
    <message>
        <source>no task of %1 runs any more</source>
        <translation>دیگر هیچ تسکی از %1 اجرا نمی‌شود</translation>
    </message>
    <message>
        <source>%1 is short: %2 of %3 tasks run</source>
        <translation>%1 کم دارد: %2 از %3 تسک اجرا می‌شود</translation>
    </message>
    <message>
        <source>%1 is complete: %2 tasks run</source>
        <translation>%1 کامل است: %2 تسک اجرا می‌شود</translation>
    </message>
    <message>
        <source>%1 crashes again and again: %2 tasks failed in 10 minutes; %3</source>
        <translation>%1 پیاپی از کار می‌افتد: %2 تسک در ۱۰ دقیقه خراب شد؛ %3</translation>
    </message>
    <message>
        <source>%1 is drained: the Swarm moves its tasks away</source>
        <translation>%1 خالی می‌شود: سوارم تسک‌هایش را جابه‌جا می‌کند</translation>
    </message>
    <message>
        <source>%1 leads the Swarm</source>
        <translation>%1 رهبر سوارم است</translation>
    </message>
    <message>
        <source>%1 leads the Swarm, before %2</source>
        <translation>%1 رهبر سوارم است، پیش‌تر %2</translation>
    </message>
    <message>
        <source>%1 is a new service: %2</source>
        <translation>%1 سرویس تازه‌ای است: %2</translation>
    </message>
    <message>
        <source>%1 was removed from the Swarm</source>
        <translation>%1 از سوارم برداشته شد</translation>
    </message>
    <message>
        <source>Update image</source>
        <translation>به‌روزرسانی ایمیج</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>بازگرداندن</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>تغییر شمار</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>راه‌اندازی دوباره</translation>
    </message>
    <message>
        <source>services.update</source>
        <translation>به‌روزرسانی سرویس</translation>
    </message>
    <message>
        <source>services.roll_back</source>
        <translation>بازگرداندن سرویس</translation>
    </message>
    <message>
        <source>services.scale</source>
        <translation>تغییر شمار سرویس</translation>
    </message>
    <message>
        <source>services.restart</source>
        <translation>راه‌اندازی دوبارهٔ سرویس</translation>
    </message>
    <message>
        <source>services.drain</source>
        <translation>خالی‌کردن گره</translation>
    </message>
    <message>
        <source>services.activate</source>
        <translation>فعال‌کردن گره</translation>
    </message>
    <message>
        <source>Drain in the Swarm</source>
        <translation>خالی‌کردن در سوارم</translation>
    </message>
    <message>
        <source>Activate in the Swarm</source>
        <translation>فعال‌کردن در سوارم</translation>
    </message>
    <message>
        <source>The new image, as registry/name:tag</source>
        <translation>ایمیج تازه، به شکل ⁨registry/name:tag⁩</translation>
    </message>
    <message>
        <source>How many tasks shall run</source>
        <translation>چند تسک اجرا شود</translation>
    </message>
    <message>
        <source>Replaces the tasks by ones of another image, as the service orders it</source>
        <translation>تسک‌ها را با تسک‌هایی از ایمیج دیگر جایگزین می‌کند، به ترتیبی که سرویس می‌خواهد</translation>
    </message>
    <message>
        <source>Goes back to the spec before the last change</source>
        <translation>به مشخصات پیش از آخرین تغییر بازمی‌گردد</translation>
    </message>
    <message>
        <source>Sets how many tasks shall run</source>
        <translation>تعیین می‌کند چند تسک اجرا شود</translation>
    </message>
    <message>
        <source>Replaces all tasks by new ones of the same image</source>
        <translation>همهٔ تسک‌ها را با تسک‌های تازه‌ای از همان ایمیج جایگزین می‌کند</translation>
    </message>
    <message>
        <source>Moves its tasks to other nodes and keeps it empty</source>
        <translation>تسک‌هایش را به گره‌های دیگر می‌برد و خالی نگهش می‌دارد</translation>
    </message>
    <message>
        <source>Lets the Swarm run tasks on it again</source>
        <translation>می‌گذارد سوارم دوباره تسک روی آن اجرا کند</translation>
    </message>
    <message>
        <source>Update %1 from %2 to %3</source>
        <translation>به‌روزرسانی %1 از %2 به %3</translation>
    </message>
    <message>
        <source>update %1</source>
        <translation>به‌روزرسانی %1</translation>
    </message>
    <message>
        <source>Roll %1 back from %2 to %3</source>
        <translation>بازگرداندن %1 از %2 به %3</translation>
    </message>
    <message>
        <source>roll back %1</source>
        <translation>بازگرداندن %1</translation>
    </message>
    <message>
        <source>Scale %1 from %2 to %3</source>
        <translation>تغییر شمار %1 از %2 به %3</translation>
    </message>
    <message>
        <source>scale %1 to %2</source>
        <translation>رساندن %1 به %2</translation>
    </message>
    <message>
        <source>Restart all tasks of %1</source>
        <translation>راه‌اندازی دوبارهٔ همهٔ تسک‌های %1</translation>
    </message>
    <message>
        <source>restart %1</source>
        <translation>راه‌اندازی دوبارهٔ %1</translation>
    </message>
    <message>
        <source>Drain %1 in the Swarm</source>
        <translation>خالی‌کردن %1 در سوارم</translation>
    </message>
    <message>
        <source>drain %1</source>
        <translation>خالی‌کردن %1</translation>
    </message>
    <message>
        <source>Activate %1 in the Swarm</source>
        <translation>فعال‌کردن %1 در سوارم</translation>
    </message>
    <message>
        <source>activate %1</source>
        <translation>فعال‌کردن %1</translation>
    </message>
    <message>
        <source>Swarm replaces the tasks of %1</source>
        <translation>سوارم تسک‌های %1 را جایگزین می‌کند</translation>
    </message>
    <message>
        <source>Swarm replaces all tasks of %1</source>
        <translation>سوارم همهٔ تسک‌های %1 را جایگزین می‌کند</translation>
    </message>
    <message>
        <source>Swarm goes back to the spec before</source>
        <translation>سوارم به مشخصات پیشین بازمی‌گردد</translation>
    </message>
    <message>
        <source>Swarm starts or stops tasks of %1</source>
        <translation>سوارم تسک‌های %1 را شروع یا متوقف می‌کند</translation>
    </message>
    <message>
        <source>Swarm replaces them by the service's own rules (%1)</source>
        <translation>سوارم آن‌ها را با قاعدهٔ خود سرویس جایگزین می‌کند (%1)</translation>
    </message>
    <message>
        <source>all tasks of %1 are new and run for %2</source>
        <translation>همهٔ تسک‌های %1 تازه‌اند و %2 اجرا شده‌اند</translation>
    </message>
    <message>
        <source>has failed when no task gets further for %1</source>
        <translation>خراب است هرگاه هیچ تسکی تا %1 پیش نرود</translation>
    </message>
    <message>
        <source>the Swarm has a quorum</source>
        <translation>سوارم حد نصاب دارد</translation>
    </message>
    <message>
        <source>%1 is not being changed now</source>
        <translation>%1 اکنون در حال تغییر نیست</translation>
    </message>
    <message>
        <source>all tasks of %1 run</source>
        <translation>همهٔ تسک‌های %1 اجرا می‌شوند</translation>
    </message>
    <message>
        <source>all wanted tasks of %1 run</source>
        <translation>همهٔ تسک‌های خواسته‌شدهٔ %1 اجرا می‌شوند</translation>
    </message>
    <message>
        <source>all tasks of %1 run %2</source>
        <translation>همهٔ تسک‌های %1، %2 را اجرا می‌کنند</translation>
    </message>
    <message>
        <source>%1 tasks of %2 run</source>
        <translation>%1 تسک از %2 اجرا می‌شود</translation>
    </message>
    <message>
        <source>%1 of %2 tasks run %3</source>
        <translation>%1 از %2 تسک %3 را اجرا می‌کند</translation>
    </message>
    <message>
        <source>no task runs on %1</source>
        <translation>هیچ تسکی روی %1 اجرا نمی‌شود</translation>
    </message>
    <message>
        <source>no task runs on %1 any more</source>
        <translation>دیگر هیچ تسکی روی %1 اجرا نمی‌شود</translation>
    </message>
    <message>
        <source>another node can take its tasks</source>
        <translation>گره دیگری می‌تواند تسک‌هایش را بگیرد</translation>
    </message>
    <message>
        <source>%1 is drained</source>
        <translation>%1 خالی شده است</translation>
    </message>
    <message>
        <source>%1 is active</source>
        <translation>%1 فعال است</translation>
    </message>
    <message>
        <source>tasks</source>
        <translation>تسک‌ها</translation>
    </message>
    <message>
        <source>tasks replaced</source>
        <translation>تسک‌های جایگزین‌شده</translation>
    </message>
    <message>
        <source>tasks moved</source>
        <translation>تسک‌های جابه‌جاشده</translation>
    </message>
    <message>
        <source>order</source>
        <translation>ترتیب</translation>
    </message>
    <message>
        <source>start-first: one task more than usual while it lasts</source>
        <translation>نخست شروع: در این میان یک تسک بیش از معمول</translation>
    </message>
    <message>
        <source>stop-first: one task fewer than usual while it lasts</source>
        <translation>نخست توقف: در این میان یک تسک کمتر از معمول</translation>
    </message>
    <message>
        <source>service silent</source>
        <translation>سکوت سرویس</translation>
    </message>
    <message>
        <source>when it fails</source>
        <translation>اگر خراب شود</translation>
    </message>
    <message>
        <source>back to %1, whatever the service's own rule is</source>
        <translation>بازگشت به %1، قاعدهٔ خود سرویس هرچه باشد</translation>
    </message>
    <message>
        <source>image afterwards</source>
        <translation>ایمیج پس از آن</translation>
    </message>
    <message>
        <source>everything else</source>
        <translation>هر چیز دیگر</translation>
    </message>
    <message>
        <source>of the spec before, too: replicas, environment, limits, networks</source>
        <translation>نیز از مشخصات پیشین: شمار، محیط، حدها، شبکه‌ها</translation>
    </message>
    <message>
        <source>containers outside of the Swarm</source>
        <translation>کانتینرهای بیرون از سوارم</translation>
    </message>
    <message>
        <source>stay where they are</source>
        <translation>سر جای خود می‌مانند</translation>
    </message>
    <message>
        <source>%1 of %2 bricks serve</source>
        <translation>%1 از %2 بریک خدمت می‌دهد</translation>
    </message>
    <message>
        <source>%1 of %2 bricks serve; down: %3</source>
        <translation>%1 از %2 بریک خدمت می‌دهد؛ افتاده: %3</translation>
    </message>
    <message>
        <source>%1 of %2 bricks serve; not seen: %3</source>
        <translation>%1 از %2 بریک خدمت می‌دهد؛ دیده‌نشده: %3</translation>
    </message>
    <message>
        <source>quorum lost: %1 of %2 bricks serve; down: %3; %4 are needed to write</source>
        <translation>حد نصاب از دست رفت: %1 از %2 بریک خدمت می‌دهد؛ افتاده: %3؛ برای نوشتن %4 لازم است</translation>
    </message>
    <message>
        <source>its volume is not started</source>
        <translation>حجمش آغاز نشده است</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>هنوز پرسیده نشده</translation>
    </message>
    <message>
        <source>its process does not run: see /var/log/glusterfs/bricks on %1, then restart it</source>
        <translation>فرایندش اجرا نمی‌شود: ⁨/var/log/glusterfs/bricks⁩ را روی %1 ببینید و سپس دوباره راهش بیندازید</translation>
    </message>
    <message>
        <source>glusterd on %1 is away: its brick may serve, but nobody sees it</source>
        <translation>⁨glusterd⁩ روی %1 نیست: شاید بریکش خدمت بدهد، ولی کسی آن را نمی‌بیند</translation>
    </message>
    <message>
        <source>the file system of %1 is %2</source>
        <translation>فایل‌سیستم %1، %2 است</translation>
    </message>
    <message>
        <source>%1 full</source>
        <translation>%1 پر</translation>
    </message>
    <message>
        <source>split brain: %1 files with copies that contradict each other; gluster volume heal %2 info split-brain names them</source>
        <translation>دوپارگی: %1 پرونده با کپی‌های ناسازگار؛ ⁨gluster volume heal %2 info split-brain⁩ نامشان را می‌گوید</translation>
    </message>
    <message>
        <source>self-heal is switched off: copies that missed writes stay old</source>
        <translation>خودترمیمی خاموش است: کپی‌هایی که نوشته‌ای را از دست داده‌اند کهنه می‌مانند</translation>
    </message>
    <message>
        <source>%1 files to be healed</source>
        <translation>%1 پرونده برای ترمیم</translation>
    </message>
    <message>
        <source>%1 file to be healed</source>
        <translation>%1 پرونده برای ترمیم</translation>
    </message>
    <message>
        <source>the volume is not started: gluster volume start %1</source>
        <translation>حجم آغاز نشده است: ⁨gluster volume start %1⁩</translation>
    </message>
    <message>
        <source>nothing is mounted at %1: mount -t glusterfs localhost:/%2 %3, and see /etc/fstab</source>
        <translation>در %1 چیزی سوار نیست: ⁨mount -t glusterfs localhost:/%2 %3⁩، و ⁨/etc/fstab⁩ را ببینید</translation>
    </message>
    <message>
        <source>%1 is mounted read-only</source>
        <translation>%1 فقط‌خواندنی سوار است</translation>
    </message>
    <message>
        <source>%1 could not be written to</source>
        <translation>در %1 نوشته نشد</translation>
    </message>
    <message>
        <source>%1 shows other content here than on %2: what was written there does not appear here</source>
        <translation>%1 اینجا محتوایی جز %2 نشان می‌دهد: آنچه آنجا نوشته شد اینجا پیدا نیست</translation>
    </message>
    <message>
        <source>%1 hangs: whoever opens a file there waits. See whether the volume has its quorum, and the log in /var/log/glusterfs</source>
        <translation>%1 گیر کرده است: هر که پرونده‌ای آنجا باز کند منتظر می‌ماند. حد نصاب حجم و لاگ ⁨/var/log/glusterfs⁩ را ببینید</translation>
    </message>
    <message>
        <source>glusterd on %1 is not connected</source>
        <translation>⁨glusterd⁩ روی %1 متصل نیست</translation>
    </message>
    <message>
        <source>glusterd on %1 is not connected any more</source>
        <translation>⁨glusterd⁩ روی %1 دیگر متصل نیست</translation>
    </message>
    <message>
        <source>glusterd on %1 is connected again</source>
        <translation>⁨glusterd⁩ روی %1 دوباره متصل است</translation>
    </message>
    <message>
        <source>glusterd on %1 answers again</source>
        <translation>⁨glusterd⁩ روی %1 دوباره پاسخ می‌دهد</translation>
    </message>
    <message>
        <source>brick %1 of %2 serves again</source>
        <translation>بریک %1 از %2 دوباره خدمت می‌دهد</translation>
    </message>
    <message>
        <source>brick %1 of %2: %3</source>
        <translation>بریک %1 از %2: %3</translation>
    </message>
    <message>
        <source>%1: %2 files wait to be healed</source>
        <translation>%1: %2 پرونده در انتظار ترمیم است</translation>
    </message>
    <message>
        <source>%1: every file is healed</source>
        <translation>%1: همهٔ پرونده‌ها ترمیم شد</translation>
    </message>
    <message>
        <source>%1: no file is in split brain any more</source>
        <translation>%1: دیگر پرونده‌ای دوپاره نیست</translation>
    </message>
    <message>
        <source>%1: works again</source>
        <translation>%1: دوباره کار می‌کند</translation>
    </message>
    <message>
        <source>%1: self-heal was switched off</source>
        <translation>%1: خودترمیمی خاموش شد</translation>
    </message>
    <message>
        <source>%1: self-heal was switched on</source>
        <translation>%1: خودترمیمی روشن شد</translation>
    </message>
    <message>
        <source>%1 on %2 is mounted and writable again</source>
        <translation>%1 روی %2 دوباره سوار و نوشتنی است</translation>
    </message>
    <message>
        <source>Heal</source>
        <translation>ترمیم</translation>
    </message>
    <message>
        <source>Start self-heal</source>
        <translation>روشن‌کردن خودترمیمی</translation>
    </message>
    <message>
        <source>Heal now</source>
        <translation>ترمیم فوری</translation>
    </message>
    <message>
        <source>Heals what missed writes, without waiting</source>
        <translation>آنچه نوشته‌ای را از دست داده بی‌درنگ ترمیم می‌شود</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>درخواست‌ها</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>خطاها</translation>
    </message>
    <message>
        <source>routes</source>
        <translation>مسیرها</translation>
    </message>
    <message>
        <source>no server</source>
        <translation>بدون سرور</translation>
    </message>
    <message>
        <source>%1/s, %2 errors</source>
        <translation>%1/ث، %2 خطا</translation>
    </message>
    <message>
        <source>%1 cannot listen: %2</source>
        <translation>%1 نمی‌تواند گوش دهد: %2</translation>
    </message>
    <message>
        <source>no server for %1: %2</source>
        <translation>برای %1 سروری نیست: %2</translation>
    </message>
    <message>
        <source>no task of service %1 runs</source>
        <translation>هیچ تسکی از سرویس %1 اجرا نمی‌شود</translation>
    </message>
    <message>
        <source>%1 leaves out %2: %3</source>
        <translation>%1، %2 را کنار گذاشته است: %3</translation>
    </message>
    <message>
        <source>every listener and server is well again</source>
        <translation>همهٔ شنونده‌ها و سرورها دوباره سالم‌اند</translation>
    </message>
    <message>
        <source>Leaves copies that missed writes old, to spare the disks</source>
        <translation>کپی‌هایی که نوشته‌ای را از دست داده‌اند کهنه می‌مانند تا دیسک‌ها سبک بمانند</translation>
    </message>
    <message>
        <source>Lets copies that missed writes be healed again</source>
        <translation>کپی‌هایی که نوشته‌ای را از دست داده‌اند دوباره ترمیم می‌شوند</translation>
    </message>
    <message>
        <source>Starts what of the volume does not run</source>
        <translation>آنچه از این حجم اجرا نمی‌شود راه‌اندازی می‌شود</translation>
    </message>
    <message>
        <source>Stop self-heal</source>
        <translation>خاموش‌کردن خودترمیمی</translation>
    </message>
    <message>
        <source>Restart brick</source>
        <translation>راه‌اندازی دوبارهٔ بریک</translation>
    </message>
    <message>
        <source>storage.heal</source>
        <translation>ترمیم حجم</translation>
    </message>
    <message>
        <source>storage.start_heal</source>
        <translation>روشن‌کردن خودترمیمی</translation>
    </message>
    <message>
        <source>storage.stop_heal</source>
        <translation>خاموش‌کردن خودترمیمی</translation>
    </message>
    <message>
        <source>storage.restart_brick</source>
        <translation>راه‌اندازی دوبارهٔ بریک</translation>
    </message>
    <message>
        <source>Heal %1 now</source>
        <translation>ترمیم %1 هم‌اکنون</translation>
    </message>
    <message>
        <source>heal %1</source>
        <translation>ترمیم %1</translation>
    </message>
    <message>
        <source>Start self-heal of %1</source>
        <translation>روشن‌کردن خودترمیمی %1</translation>
    </message>
    <message>
        <source>Stop self-heal of %1</source>
        <translation>خاموش‌کردن خودترمیمی %1</translation>
    </message>
    <message>
        <source>start self-heal</source>
        <translation>روشن‌کردن خودترمیمی</translation>
    </message>
    <message>
        <source>stop self-heal</source>
        <translation>خاموش‌کردن خودترمیمی</translation>
    </message>
    <message>
        <source>Restart the brick of %1 on %2</source>
        <translation>راه‌اندازی دوبارهٔ بریک %1 روی %2</translation>
    </message>
    <message>
        <source>restart the brick on %1</source>
        <translation>راه‌اندازی دوبارهٔ بریک روی %1</translation>
    </message>
    <message>
        <source>gluster on %1 lets the bricks of %2 heal what is listed</source>
        <translation>‏⁨gluster⁩ روی %1 می‌گذارد بریک‌های %2 آنچه را در فهرست است ترمیم کنند</translation>
    </message>
    <message>
        <source>gluster on %1 switches the self-heal daemon on for %2 on every node</source>
        <translation>‏⁨gluster⁩ روی %1 خودترمیمی %2 را روی همهٔ گره‌ها روشن می‌کند</translation>
    </message>
    <message>
        <source>gluster on %1 switches the self-heal daemon off for %2 on every node</source>
        <translation>‏⁨gluster⁩ روی %1 خودترمیمی %2 را روی همهٔ گره‌ها خاموش می‌کند</translation>
    </message>
    <message>
        <source>gluster on %1 starts what of %2 does not run</source>
        <translation>‏⁨gluster⁩ روی %1 آنچه را از %2 اجرا نمی‌شود راه می‌اندازد</translation>
    </message>
    <message>
        <source>files to heal</source>
        <translation>پرونده‌های در انتظار ترمیم</translation>
    </message>
    <message>
        <source>healing reads from one brick and writes to others until it is done</source>
        <translation>ترمیم تا پایان از یک بریک می‌خواند و در دیگران می‌نویسد</translation>
    </message>
    <message>
        <source>copies that missed writes</source>
        <translation>کپی‌هایی که نوشته‌ای را از دست داده‌اند</translation>
    </message>
    <message>
        <source>stay old until self-heal is started again; one more brick lost meanwhile may lose the newest copy</source>
        <translation>تا روشن‌شدن دوبارهٔ خودترمیمی کهنه می‌مانند؛ اگر در این میان بریک دیگری از دست برود شاید تازه‌ترین کپی برود</translation>
    </message>
    <message>
        <source>bricks that serve</source>
        <translation>بریک‌هایی که خدمت می‌دهند</translation>
    </message>
    <message>
        <source>go on without interruption</source>
        <translation>بی‌وقفه ادامه می‌دهند</translation>
    </message>
    <message>
        <source>other stopped bricks</source>
        <translation>دیگر بریک‌های متوقف</translation>
    </message>
    <message>
        <source>%1 is started</source>
        <translation>%1 آغاز شده است</translation>
    </message>
    <message>
        <source>self-heal of %1 is on</source>
        <translation>خودترمیمی %1 روشن است</translation>
    </message>
    <message>
        <source>self-heal of %1 is off</source>
        <translation>خودترمیمی %1 خاموش است</translation>
    </message>
    <message>
        <source>every brick of %1 serves</source>
        <translation>همهٔ بریک‌های %1 خدمت می‌دهند</translation>
    </message>
    <message>
        <source>fewer files wait to be healed, or none</source>
        <translation>پرونده‌های کمتری در انتظار ترمیم‌اند، یا هیچ</translation>
    </message>
    <message>
        <source>the brick on %1 is down</source>
        <translation>بریک روی %1 افتاده است</translation>
    </message>
    <message>
        <source>the brick on %1 serves</source>
        <translation>بریک روی %1 خدمت می‌دهد</translation>
    </message>
    <message>
        <source>%1 now, %2 before; counted %3 ago</source>
        <translation>%1 اکنون، %2 پیش‌تر؛ %3 پیش شمرده شد</translation>
    </message>
    <message>
        <source>primary, writable</source>
        <translation>اصلی، نوشتنی</translation>
    </message>
    <message>
        <source>primary, read-only</source>
        <translation>اصلی، فقط‌خواندنی</translation>
    </message>
    <message>
        <source>replica, writable</source>
        <translation>رونوشت، نوشتنی</translation>
    </message>
    <message>
        <source>replica, read-only</source>
        <translation>رونوشت، فقط‌خواندنی</translation>
    </message>
    <message>
        <source>relay, writable</source>
        <translation>واسط، نوشتنی</translation>
    </message>
    <message>
        <source>relay, read-only</source>
        <translation>واسط، فقط‌خواندنی</translation>
    </message>
    <message>
        <source>alone, writable</source>
        <translation>تنها، نوشتنی</translation>
    </message>
    <message>
        <source>alone, read-only</source>
        <translation>تنها، فقط‌خواندنی</translation>
    </message>
    <message>
        <source>replication from %1 stopped applying</source>
        <translation>تکثیر از %1: اعمال متوقف شد</translation>
    </message>
    <message>
        <source>replication from %1 stopped applying: error %2</source>
        <translation>تکثیر از %1: اعمال متوقف شد: خطای %2</translation>
    </message>
    <message>
        <source>replication from %1 stopped applying: error %2: %3</source>
        <translation>تکثیر از %1: اعمال متوقف شد: خطای %2: %3</translation>
    </message>
    <message>
        <source>replication from %1 stopped receiving: error %2: %3</source>
        <translation>تکثیر از %1: دریافت متوقف شد: خطای %2: %3</translation>
    </message>
    <message>
        <source>it still runs: cancel it instead</source>
        <translation>هنوز در جریان است: به‌جای آن لغوش کنید</translation>
    </message>
    <message>
        <source>it was taken back already</source>
        <translation>پیش‌تر بازگردانده شد</translation>
    </message>
    <message>
        <source>a restart changes nothing that could be taken back</source>
        <translation>راه‌اندازی دوباره چیزی را تغییر نمی‌دهد که بازگرداندنی باشد</translation>
    </message>
    <message>
        <source>how many tasks were wanted before is not known</source>
        <translation>دانسته نیست پیش‌تر چند تسک خواسته بود</translation>
    </message>
    <message>
        <source>the image before is not known</source>
        <translation>ایمیج پیشین دانسته نیست</translation>
    </message>
    <message>
        <source>the image was the same before</source>
        <translation>ایمیج پیش‌تر هم همین بود</translation>
    </message>
    <message>
        <source>made with Docker itself: who did it, and how it ended, is not recorded</source>
        <translation>با خود داکر انجام شد: این‌که چه کسی کرد و چگونه پایان یافت ثبت نشده است</translation>
    </message>
    <message>
        <source>%1 was changed with Docker itself: %2</source>
        <translation>%1 با خود داکر تغییر یافت: %2</translation>
    </message>
    <message>
        <source>load_balancer</source>
        <translation>توزیع‌کنندهٔ بار</translation>
    </message>
    <message>
        <source>no way from here to %1: %2</source>
        <translation>راهی از اینجا به %1 نیست: %2</translation>
    </message>
    <message>
        <source>over: %1</source>
        <translation>تمام شد: %1</translation>
    </message>
    <message>
        <source>over, after %1 times at %2 within %3: %4</source>
        <translation>تمام شد، پس از %1 بار در %2 سرور طی %3: %4</translation>
    </message>
    <message>
        <source>it refused the connection</source>
        <translation>اتصال را نپذیرفت</translation>
    </message>
    <message>
        <source>it did not accept the connection in time</source>
        <translation>به‌موقع اتصال را نپذیرفت</translation>
    </message>
    <message>
        <source>there was no way into its network from this node</source>
        <translation>از این گره راهی به شبکهٔ آن نبود</translation>
    </message>
    <message>
        <source>it answered with 5xx</source>
        <translation>با 5xx پاسخ داد</translation>
    </message>
    <message>
        <source>it broke off, or answered what is no HTTP</source>
        <translation>قطع کرد، یا پاسخش HTTP نبود</translation>
    </message>
    <message>
        <source>it did not answer in time</source>
        <translation>به‌موقع پاسخ نداد</translation>
    </message>
    <message>
        <source>its loops have not reported yet</source>
        <translation>حلقه‌هایش هنوز گزارش نداده‌اند</translation>
    </message>
    <message>
        <source>there is no service %1</source>
        <translation>سرویس %1 وجود ندارد</translation>
    </message>
    <message>
        <source>no task of service %1 is reached: %2</source>
        <translation>هیچ تسکی از سرویس %1 در دسترس نیست: %2</translation>
    </message>
    <message>
        <source>it does not publish port %1 in host mode, and it is in no overlay network: add --publish mode=host,target=%2, or a network, to the service</source>
        <translation>درگاه %1 را در حالت ⁨host⁩ منتشر نمی‌کند و در هیچ شبکهٔ اورلی نیست: ‎⁨--publish mode=host,target=%2⁩ یا شبکه‌ای به سرویس بیفزایید</translation>
    </message>
    <message>
        <source>its node %1 is not in cluster.nodes, and it is in no overlay network: add the node, or a network</source>
        <translation>گرهش %1 در ⁨cluster.nodes⁩ نیست و خودش در هیچ شبکهٔ اورلی نیست: گره یا شبکه‌ای بیفزایید</translation>
    </message>
    <message>
        <source>the network %1 is not entered: %2; a container that is attached to it here opens it, or publish the port in host mode</source>
        <translation>به شبکهٔ %1 راه نیست: %2؛ کانتینری که اینجا به آن متصل باشد راه را باز می‌کند، یا درگاه را در حالت ⁨host⁩ منتشر کنید</translation>
    </message>
    <message>
        <source>there is no %1: the network is not on this node</source>
        <translation>%1 وجود ندارد: این شبکه روی این گره نیست</translation>
    </message>
    <message>
        <source>no manager of the Swarm was heard yet</source>
        <translation>هنوز هیچ مدیری از سوارم شنیده نشده</translation>
    </message>
    <message>
        <source>service %1 has no valid label bafar.http.port; add it: the port its tasks listen on inside their containers</source>
        <translation>سرویس %1 برچسب معتبر ⁨bafar.http.port⁩ ندارد؛ آن را بیفزایید: درگاهی که تسک‌هایش درون کانتینر بر آن گوش می‌دهند</translation>
    </message>
    <message>
        <source>its container is stopping</source>
        <translation>کانتینرش در حال توقف است</translation>
    </message>
    <message>
        <source>%1 is no manager of the Swarm</source>
        <translation>%1 مدیر سوارم نیست</translation>
    </message>
    <message>
        <source>%1 is in no Swarm</source>
        <translation>%1 در هیچ سوارمی نیست</translation>
    </message>
    <message>
        <source>Docker on %1 does not answer</source>
        <translation>داکر روی %1 پاسخ نمی‌دهد</translation>
    </message>
    <message>
        <source>the Swarm's managers have no quorum</source>
        <translation>مدیران سوارم حد نصاب ندارند</translation>
    </message>
    <message>
        <source>%1; logs are read through a manager of the Swarm: none is known here</source>
        <translation>%1؛ لاگ از راه مدیری از سوارم خوانده می‌شود: اینجا هیچ‌یک شناخته نیست</translation>
    </message>
    <message>
        <source>%1; logs are read through a manager of the Swarm: ask the agent of %2</source>
        <translation>%1؛ لاگ از راه مدیری از سوارم خوانده می‌شود: از عامل %2 بپرسید</translation>
    </message>
    <message>
        <source>%1 logs are read through this agent already; end one, or ask another manager</source>
        <translation>هم‌اکنون %1 لاگ از راه این عامل خوانده می‌شود؛ یکی را پایان دهید یا از مدیر دیگری بپرسید</translation>
    </message>
    <message>
        <source>Docker ended the log: it stops or is restarted, or the service is gone</source>
        <translation>داکر لاگ را پایان داد: می‌ایستد یا از نو آغاز می‌شود، یا سرویس دیگر نیست</translation>
    </message>
    <message>
        <source>Docker does not answer any more, so its log may go on unseen: %1</source>
        <translation>داکر دیگر پاسخ نمی‌دهد و شاید لاگش نادیده ادامه یابد: %1</translation>
    </message>
    <message>
        <source>the agent is stopping</source>
        <translation>عامل در حال توقف است</translation>
    </message>
    <message>
        <source>%1 ended the log</source>
        <translation>%1 لاگ را پایان داد</translation>
    </message>
    <message>
        <source>%1 has said nothing for %2</source>
        <translation>%1 به مدت %2 چیزی نگفته است</translation>
    </message>
    <message>
        <source>%1 sent what is no log: %2</source>
        <translation>آنچه %1 فرستاد لاگ نیست: %2</translation>
    </message>
    <message>
        <source>the connection to %1 broke: %2</source>
        <translation>اتصال به %1 گسست: %2</translation>
    </message>
    <message>
        <source>%1; the agents that answer do not know it</source>
        <translation>%1؛ عامل‌هایی که پاسخ می‌دهند آن را نمی‌شناسند</translation>
    </message>
    <message>
        <source>no such service: %1</source>
        <translation>چنین سرویسی نیست: %1</translation>
    </message>
    <message>
        <source>taken back by itself</source>
        <translation>بازپس‌گیری خودکار</translation>
    </message>
    <message>
        <source>no: %1 outranks the others as long as it owns it</source>
        <translation>نه: %1 تا مالک آن است از دیگران بالاتر است</translation>
    </message>
    <message>
        <source>each of its tasks finds a place on another node</source>
        <translation>هر یک از تسک‌هایش روی گره دیگری جا پیدا می‌کند</translation>
    </message>
    <message>
        <source>every service keeps the tasks that it must have</source>
        <translation>هر سرویس تسک‌هایی را که باید داشته باشد نگه می‌دارد</translation>
    </message>
    <message>
        <source>no service is silent meanwhile</source>
        <translation>در این میان هیچ سرویسی خاموش نمی‌ماند</translation>
    </message>
    <message>
        <source>the managers keep their quorum without it</source>
        <translation>مدیران بی آن هم حد نصاب دارند</translation>
    </message>
    <message>
        <source>%1 of %2 managers would be left</source>
        <translation>از %2 مدیر %1 تا می‌ماند</translation>
    </message>
    <message>
        <source>%1 would have %2 of at least %3</source>
        <translation>برای %1 از دست‌کم %3 تسک %2 تا می‌ماند</translation>
    </message>
    <message>
        <source>%1 is silent until its new task runs</source>
        <translation>%1 تا اجرای تسک تازه‌اش خاموش است</translation>
    </message>
    <message>
        <source>%1: no other node meets %2</source>
        <translation>%1: هیچ گره دیگری شرط %2 را ندارد</translation>
    </message>
    <message>
        <source>%1: no other node is ready and active</source>
        <translation>%1: هیچ گره دیگری آماده و فعال نیست</translation>
    </message>
    <message>
        <source>%1: no other node has %2 of memory free</source>
        <translation>%1: هیچ گره دیگری %2 حافظهٔ آزاد ندارد</translation>
    </message>
    <message>
        <source>%1: no other node has the processors free that it reserves</source>
        <translation>%1: هیچ گره دیگری پردازنده‌هایی را که این سرویس رزرو می‌کند آزاد ندارد</translation>
    </message>
    <message>
        <source>%1: at most %2 of its tasks may run on one node</source>
        <translation>%1: روی هر گره دست‌بالا %2 تسک آن می‌تواند اجرا شود</translation>
    </message>
    <message>
        <source>not judged from here, %1: %2</source>
        <translation>از اینجا نمی‌توان دربارهٔ %2 برای %1 داوری کرد</translation>
    </message>
    <message>
        <source>%1 other nodes are ready and active</source>
        <translation>%1 گره دیگر آماده و فعال است</translation>
    </message>
    <message>
        <source>it is not in the Swarm any more</source>
        <translation>دیگر در سوارم نیست</translation>
    </message>
    <message>
        <source>%1 left: %2</source>
        <translation>%1 تا مانده: %2</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 و %2 تای دیگر</translation>
    </message>
    <message>
        <source>of services</source>
        <translation>از سرویس‌های</translation>
    </message>
    <message>
        <source>tasks ended</source>
        <translation>تسک‌های پایان‌یافته</translation>
    </message>
    <message>
        <source>the certificate of %1 is for cluster "%2", this is "%3"</source>
        <translation>گواهی %1 برای خوشهٔ «%2» است و اینجا «%3» است</translation>
    </message>
    <message>
        <source>use a profile of this cluster</source>
        <translation>پروفایلی از همین خوشه به کار ببرید</translation>
    </message>
    <message>
        <source>the certificate of %1 (serial %2) was revoked</source>
        <translation>گواهی %1 (شمارهٔ %2) باطل شده است</translation>
    </message>
    <message>
        <source>the certificate of %1 (serial %2) was revoked by %3 at %4</source>
        <translation>گواهی %1 (شمارهٔ %2) را %3 در %4 باطل کرد</translation>
    </message>
    <message>
        <source>the certificate of %1 (serial %2) was revoked by %3 at %4: %5</source>
        <translation>گواهی %1 (شمارهٔ %2) را %3 در %4 باطل کرد: %5</translation>
    </message>
    <message>
        <source>the certificate of %1 expired at %2</source>
        <translation>گواهی %1 در %2 منقضی شد</translation>
    </message>
    <message>
        <source>issue a new one with: %1</source>
        <translation>یکی تازه صادر کنید: %1</translation>
    </message>
    <message>
        <source>no certificate was shown</source>
        <translation>گواهی‌ای نشان داده نشد</translation>
    </message>
    <message>
        <source>give one issued by this cluster's authority (bafarctl pki issue ROLE NAME)</source>
        <translation>گواهی‌ای بدهید که مرجع این خوشه صادر کرده است (⁨bafarctl pki issue ROLE NAME⁩)</translation>
    </message>
    <message>
        <source>automatic to %1</source>
        <translation>خودکار به %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 به %2</translation>
    </message>
    <message>
        <source>its agent is not heard</source>
        <translation>عامل آن شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>its agent was last heard: %1</source>
        <translation>آخرین شنیدن عامل آن: %1</translation>
    </message>
    <message>
        <source>its agent says nothing of Redis</source>
        <translation>عامل آن از Redis چیزی نمی‌گوید</translation>
    </message>
    <message>
        <source>%1 on %2 failed: exit code %3</source>
        <translation>%1 روی %2 خراب شد: کد خروج %3</translation>
    </message>
    <message>
        <source>the plan cannot be drafted any more: %1</source>
        <translation>دیگر نمی‌توان این طرح را ساخت: %1</translation>
    </message>
    <message>
        <source>the state moved since the plan was made: was %1, is %2</source>
        <translation>وضعیت از هنگام ساختن طرح دگرگون شد: پیش‌تر %1، اکنون %2</translation>
    </message>
    <message>
        <source>the state moved since the plan was made: new: %1</source>
        <translation>وضعیت از هنگام ساختن طرح دگرگون شد: تازه: %1</translation>
    </message>
    <message>
        <source>the state moved since the plan was made: gone: %1</source>
        <translation>وضعیت از هنگام ساختن طرح دگرگون شد: رفته: %1</translation>
    </message>
    <message>
        <source>the state moved since the plan was made: %1</source>
        <translation>وضعیت از هنگام ساختن طرح دگرگون شد: %1</translation>
    </message>
    <message>
        <source>the order of the facts is another one</source>
        <translation>ترتیب دانسته‌ها دیگر شده است</translation>
    </message>
    <message>
        <source>new: %1</source>
        <translation>تازه: %1</translation>
    </message>
    <message>
        <source>gone: %1</source>
        <translation>رفته: %1</translation>
    </message>
    <message>
        <source>was %1, is %2</source>
        <translation>پیش‌تر %1، اکنون %2</translation>
    </message>
    <message>
        <source>not known whether %1 (%2)</source>
        <translation>دانسته نیست آیا %1 (%2)</translation>
    </message>
    <message>
        <source>not known whether %1</source>
        <translation>دانسته نیست آیا %1</translation>
    </message>
    <message>
        <source>does not hold: %1 (%2)</source>
        <translation>برقرار نیست: %1 (%2)</translation>
    </message>
    <message>
        <source>does not hold: %1</source>
        <translation>برقرار نیست: %1</translation>
    </message>
    <message>
        <source>ask for a new plan</source>
        <translation>طرح تازه‌ای بسازید</translation>
    </message>
    <message>
        <source>ask for a new plan and read it</source>
        <translation>طرح تازه‌ای بسازید و آن را بخوانید</translation>
    </message>
    <message>
        <source>ask for a new one</source>
        <translation>طرح تازه‌ای بسازید</translation>
    </message>
    <message>
        <source>plan again</source>
        <translation>دوباره طرح بسازید</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>دوباره تلاش کنید</translation>
    </message>
    <message>
        <source>no action %1 on %2</source>
        <translation>کنش %1 روی %2 نیست</translation>
    </message>
    <message>
        <source>it keeps what runs and the last %1 that ended</source>
        <translation>آنچه در جریان است و %1 تای آخرِ پایان‌یافته را نگه می‌دارد</translation>
    </message>
    <message>
        <source>a certificate of role %1 may not plan actions</source>
        <translation>گواهی با نقش %1 اجازهٔ ساختن طرح ندارد</translation>
    </message>
    <message>
        <source>it takes viewer, operator or admin</source>
        <translation>یکی از نقش‌های بیننده، اپراتور یا مدیر لازم است</translation>
    </message>
    <message>
        <source>a certificate of role %1 may not cancel actions</source>
        <translation>گواهی با نقش %1 اجازهٔ لغو کنش‌ها را ندارد</translation>
    </message>
    <message>
        <source>it takes operator or admin</source>
        <translation>نقش اپراتور یا مدیر لازم است</translation>
    </message>
    <message>
        <source>no plan %1 on %2</source>
        <translation>طرح %1 روی %2 نیست</translation>
    </message>
    <message>
        <source>this plan expired %1 ago</source>
        <translation>این طرح %1 پیش منقضی شد</translation>
    </message>
    <message>
        <source>the plan expired before its record was kept</source>
        <translation>طرح پیش از ثبت رکوردش منقضی شد</translation>
    </message>
    <message>
        <source>the confirmation is for revision %1, the plan has %2</source>
        <translation>تأیید برای ویرایش %1 است و طرح ویرایش %2 را دارد</translation>
    </message>
    <message>
        <source>one action runs at a time, wait for it or cancel it</source>
        <translation>هر بار تنها یک کنش اجرا می‌شود، منتظرش بمانید یا لغوش کنید</translation>
    </message>
    <message>
        <source>%1 runs "%2" from %3, taking back step %4 of %5: %6</source>
        <translation>%1 کنش «%2» را از %3 اجرا می‌کند و گام %4 از %5 را پس می‌گیرد: %6</translation>
    </message>
    <message>
        <source>%1 runs "%2" from %3, step %4 of %5: %6</source>
        <translation>%1 کنش «%2» را از %3 اجرا می‌کند، گام %4 از %5: %6</translation>
    </message>
    <message>
        <source>%1 runs "%2" from %3, verifying</source>
        <translation>%1 کنش «%2» را از %3 اجرا می‌کند و اکنون می‌سنجد</translation>
    </message>
    <message>
        <source>%1 runs "%2" from %3</source>
        <translation>%1 کنش «%2» را از %3 اجرا می‌کند</translation>
    </message>
    <message>
        <source>the end of "%1" is %2</source>
        <translation>پایان «%1» %2 است</translation>
    </message>
    <message>
        <source>nothing else begins before</source>
        <translation>پیش از آن چیز دیگری آغاز نمی‌شود</translation>
    </message>
    <message>
        <source>an action that risks data needs a reason: plan it again with one, it is kept in the audit log</source>
        <translation>کنشی که داده را به خطر می‌اندازد دلیل می‌خواهد: با یک دلیل دوباره طرح بسازید، در لاگ ممیزی می‌ماند</translation>
    </message>
    <message>
        <source>type the name %1 to confirm</source>
        <translation>برای تأیید نام %1 را بنویسید</translation>
    </message>
    <message>
        <source>%1 was given</source>
        <translation>%1 داده شد</translation>
    </message>
    <message>
        <source>this agent keeps at most %1 plans</source>
        <translation>این عامل دست‌بالا %1 طرح نگه می‌دارد</translation>
    </message>
    <message>
        <source>ask again when some have expired</source>
        <translation>پس از منقضی شدن چندتایی دوباره بخواهید</translation>
    </message>
    <message>
        <source>took before</source>
        <translation>مدت در دفعه‌های پیش</translation>
    </message>
    <message>
        <source>%1 (one run)</source>
        <translation>%1 (یک اجرا)</translation>
    </message>
    <message>
        <source>%1 (median of %2 runs, longest %3)</source>
        <translation>%1 (میانهٔ %2 اجرا، طولانی‌ترین %3)</translation>
    </message>
    <message>
        <source>the record does not name the start of %1's agent that was asked</source>
        <translation>رکورد نمی‌گوید از کدام آغاز عامل %1 خواسته شد</translation>
    </message>
    <message>
        <source>it ran with the agent that held the action</source>
        <translation>با همان عاملی اجرا شد که کنش را در دست داشت</translation>
    </message>
    <message>
        <source>the agent on %1 was restarted since and has forgotten it</source>
        <translation>عامل روی %1 از آن پس دوباره راه‌اندازی شده و آن را فراموش کرده است</translation>
    </message>
    <message>
        <source>nobody knows whether it was: %1</source>
        <translation>کسی نمی‌داند شد یا نه: %1</translation>
    </message>
    <message>
        <source>not known whether it was done: %1</source>
        <translation>دانسته نیست انجام شد یا نه: %1</translation>
    </message>
    <message>
        <source>nothing was taken back, look at the state before doing it again</source>
        <translation>چیزی پس گرفته نشد، پیش از تکرار به وضعیت نگاه کنید</translation>
    </message>
    <message>
        <source>nothing was run: %1</source>
        <translation>چیزی اجرا نشد: %1</translation>
    </message>
    <message>
        <source>nothing was run, its record could not be kept: %1</source>
        <translation>چیزی اجرا نشد، رکوردش ثبت‌شدنی نبود: %1</translation>
    </message>
    <message>
        <source>the end of the action before it is %1</source>
        <translation>پایان کنش پیش از آن %1 است</translation>
    </message>
    <message>
        <source>the end of the action before it is not recorded yet: %1</source>
        <translation>پایان کنش پیش از آن هنوز ثبت نشده است: %1</translation>
    </message>
    <message>
        <source>the end of the action before it is not recorded yet</source>
        <translation>پایان کنش پیش از آن هنوز ثبت نشده است</translation>
    </message>
    <message>
        <source>%1 has never been heard by %2</source>
        <translation>%2 هرگز %1 را نشنیده است</translation>
    </message>
    <message>
        <source>%1 stops it as soon as it can</source>
        <translation>%1 به‌محض امکان آن را متوقف می‌کند</translation>
    </message>
    <message>
        <source>that is not recorded yet, because the agents cannot agree: %1</source>
        <translation>این هنوز ثبت نشده، زیرا عامل‌ها نمی‌توانند توافق کنند: %1</translation>
    </message>
    <message>
        <source>it could not be recorded within %1: %2</source>
        <translation>در مدت %1 ثبت‌شدنی نبود: %2</translation>
    </message>
    <message>
        <source>it could not be recorded within %1</source>
        <translation>در مدت %1 ثبت‌شدنی نبود</translation>
    </message>
    <message>
        <source>is the disk of %1 full or slow?</source>
        <translation>آیا دیسک %1 پر یا کند است؟</translation>
    </message>
    <message>
        <source>step %1 of %2 (%3): %4</source>
        <translation>گام %1 از %2 (%3): %4</translation>
    </message>
    <message>
        <source>step %1 of %2 (%3)</source>
        <translation>گام %1 از %2 (%3)</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 ناموفق بود: %2</translation>
    </message>
    <message>
        <source>this action is being taken back already</source>
        <translation>این کنش هم‌اکنون در حال پس گرفته شدن است</translation>
    </message>
    <message>
        <source>the point of no return has passed</source>
        <translation>از نقطهٔ بی‌بازگشت گذشته است</translation>
    </message>
    <message>
        <source>the action will finish: %1</source>
        <translation>کنش به پایان می‌رسد: %1</translation>
    </message>
    <message>
        <source>%1 requests to stop it wait for their record already</source>
        <translation>هم‌اکنون %1 درخواست توقف منتظر ثبت است</translation>
    </message>
    <message>
        <source>no such action runs on %1</source>
        <translation>چنین کنشی روی %1 اجرا نمی‌شود</translation>
    </message>
    <message>
        <source>no %1 "%2"</source>
        <translation>%1 با نام «%2» نیست</translation>
    </message>
    <message>
        <source>did you mean "%1"?</source>
        <translation>آیا منظورتان «%1» بود؟</translation>
    </message>
    <message>
        <source>did you mean %1?</source>
        <translation>آیا منظورتان %1 بود؟</translation>
    </message>
    <message>
        <source>there are: %1</source>
        <translation>هست: %1</translation>
    </message>
    <message>
        <source>this agent does not know the check "%1"</source>
        <translation>این عامل بررسی «%1» را نمی‌شناسد</translation>
    </message>
    <message>
        <source>no action "%1"</source>
        <translation>کنش «%1» نیست</translation>
    </message>
    <message>
        <source>see bafarctl actions</source>
        <translation>‏⁨bafarctl actions⁩ را ببینید</translation>
    </message>
    <message>
        <source>no concept "%1" here</source>
        <translation>بخش «%1» اینجا نیست</translation>
    </message>
    <message>
        <source>%1 remembers %2 commands already, and each may still be asked for</source>
        <translation>%1 هم‌اکنون %2 فرمان را به یاد دارد و هر یک ممکن است هنوز پرسیده شود</translation>
    </message>
    <message>
        <source>the concept on %1 did not answer in time</source>
        <translation>بخش روی %1 به‌موقع پاسخ نداد</translation>
    </message>
    <message>
        <source>%1 cannot know whether this is still wanted</source>
        <translation>%1 نمی‌تواند بداند این هنوز خواسته است یا نه</translation>
    </message>
    <message>
        <source>it was not run: %1</source>
        <translation>اجرا نشد: %1</translation>
    </message>
    <message>
        <source>it hears no leader of the agents</source>
        <translation>رهبر عامل‌ها را نمی‌شنود</translation>
    </message>
    <message>
        <source>the agent on %1 was restarted since this step was agreed</source>
        <translation>عامل روی %1 پس از توافق بر این گام دوباره راه‌اندازی شد</translation>
    </message>
    <message>
        <source>it was not run in this start</source>
        <translation>در این آغاز اجرا نشد</translation>
    </message>
    <message>
        <source>the agent on %1 has no concept "%2"</source>
        <translation>عامل روی %1 بخش «%2» را ندارد</translation>
    </message>
    <message>
        <source>%1 is busy: it runs step %2</source>
        <translation>%1 مشغول است: گام %2 را اجرا می‌کند</translation>
    </message>
    <message>
        <source>%1 is busy: %2</source>
        <translation>%1 مشغول است: %2</translation>
    </message>
    <message>
        <source>the agent on %1 did not run for %2</source>
        <translation>عامل روی %1 به مدت %2 اجرا نمی‌شد</translation>
    </message>
    <message>
        <source>what was asked meanwhile is not done any more</source>
        <translation>آنچه در این میان خواسته شد دیگر انجام نمی‌شود</translation>
    </message>
    <message>
        <source>step %1 comes too late: %2</source>
        <translation>گام %1 دیر رسید: %2</translation>
    </message>
    <message>
        <source>%1 has taken the action over</source>
        <translation>%1 کنش را تحویل گرفته است</translation>
    </message>
    <message>
        <source>it was to be taken back already</source>
        <translation>پیش‌تر قرار بود پس گرفته شود</translation>
    </message>
    <message>
        <source>the action has ended</source>
        <translation>کنش پایان یافته است</translation>
    </message>
    <message>
        <source>%1 holds the action</source>
        <translation>کنش در دست %1 است</translation>
    </message>
    <message>
        <source>the action has gone on since</source>
        <translation>کنش از آن پس پیش رفته است</translation>
    </message>
    <message>
        <source>a command of %1: %2</source>
        <translation>فرمانی از %1: %2</translation>
    </message>
    <message>
        <source>audit lines cannot be written: %1</source>
        <translation>سطرهای ممیزی را نمی‌توان نوشت: %1</translation>
    </message>
    <message>
        <source>the state moved since the plan was made: was %1 and %2 more, is %3 and %4 more</source>
        <translation>وضعیت از هنگام ساختن طرح دگرگون شد: پیش‌تر %1 و %2 تای دیگر، اکنون %3 و %4 تای دیگر</translation>
    </message>
    <message>
        <source>was %1 and %2 more, is %3 and %4 more</source>
        <translation>پیش‌تر %1 و %2 تای دیگر، اکنون %3 و %4 تای دیگر</translation>
    </message>
    <message>
        <source>was %1 and %2 more, is %3</source>
        <translation>پیش‌تر %1 و %2 تای دیگر، اکنون %3</translation>
    </message>
    <message>
        <source>was %1, is %2 and %3 more</source>
        <translation>پیش‌تر %1، اکنون %2 و %3 تای دیگر</translation>
    </message>
    <message>
        <source>%1, taking back step %2 of %3: %4</source>
        <translation>%1، پس گرفتن گام %2 از %3: %4</translation>
    </message>
    <message>
        <source>%1, step %2 of %3: %4</source>
        <translation>%1، گام %2 از %3: %4</translation>
    </message>
    <message>
        <source>nobody knows whether %1 ran, and this was not seen: %2</source>
        <translation>کسی نمی‌داند %1 اجرا شد یا نه، و این دیده نشد: %2</translation>
    </message>
    <message>
        <source>nobody knows whether %1 ran, and nobody knows whether this holds: %2</source>
        <translation>کسی نمی‌داند %1 اجرا شد یا نه، و کسی نمی‌داند این برقرار است یا نه: %2</translation>
    </message>
    <message>
        <source>%1: no answer within %2</source>
        <translation>%1: در مدت %2 پاسخی نیامد</translation>
    </message>
    <message>
        <source>%1: no TLS handshake within %2</source>
        <translation>%1: در مدت %2 دست‌دهی ⁨TLS⁩ انجام نشد</translation>
    </message>
    <message>
        <source>connecting to %1: %2</source>
        <translation>اتصال به %1: %2</translation>
    </message>
    <message>
        <source>opening a socket for %1: %2</source>
        <translation>باز کردن سوکت برای %1: %2</translation>
    </message>
    <message>
        <source>binding %1: %2</source>
        <translation>گرفتن نشانی %1: %2</translation>
    </message>
    <message>
        <source>%1 from %2: %3</source>
        <translation>%1 از %2: %3</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>بسته شد</translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation>اتصال گسست</translation>
    </message>
    <message>
        <source>the connection broke: %1</source>
        <translation>اتصال گسست: %1</translation>
    </message>
    <message>
        <source>the other side cut the connection</source>
        <translation>طرف دیگر اتصال را برید</translation>
    </message>
    <message>
        <source>the other side does not accept our certificate</source>
        <translation>طرف دیگر گواهی ما را نمی‌پذیرد</translation>
    </message>
    <message>
        <source>the other side does not accept our certificate: %1</source>
        <translation>طرف دیگر گواهی ما را نمی‌پذیرد: %1</translation>
    </message>
    <message>
        <source>what arrived is not proper TLS 1.3</source>
        <translation>آنچه رسید ⁨TLS 1.3⁩ درست نیست</translation>
    </message>
    <message>
        <source>what arrived is not proper TLS 1.3: %1</source>
        <translation>آنچه رسید ⁨TLS 1.3⁩ درست نیست: %1</translation>
    </message>
    <message>
        <source>no client certificate was sent</source>
        <translation>گواهی کلاینت فرستاده نشد</translation>
    </message>
    <message>
        <source>make one with `bafarctl pki issue` and give it to the program that connects</source>
        <translation>با ⁨bafarctl pki issue⁩ یکی بسازید و به برنامه‌ای که متصل می‌شود بدهید</translation>
    </message>
    <message>
        <source>the certificate of %1 %2 (serial %3) expired at %4</source>
        <translation>گواهی %1 %2 (شمارهٔ %3) در %4 منقضی شد</translation>
    </message>
    <message>
        <source>the certificate of %1 (serial %2) expired at %3</source>
        <translation>گواهی %1 (شمارهٔ %2) در %3 منقضی شد</translation>
    </message>
    <message>
        <source>issue a new one with `bafarctl pki issue`</source>
        <translation>با ⁨bafarctl pki issue⁩ یکی تازه صادر کنید</translation>
    </message>
    <message>
        <source>the certificate authority itself expired</source>
        <translation>خود مرجع گواهی منقضی شده است</translation>
    </message>
    <message>
        <source>make a new authority with `bafarctl pki init` and issue every certificate anew</source>
        <translation>با ⁨bafarctl pki init⁩ مرجع تازه‌ای بسازید و همهٔ گواهی‌ها را از نو صادر کنید</translation>
    </message>
    <message>
        <source>the certificate of %1 %2 (serial %3) is valid only from %4</source>
        <translation>گواهی %1 %2 (شمارهٔ %3) تازه از %4 معتبر است</translation>
    </message>
    <message>
        <source>the certificate of %1 (serial %2) is valid only from %3</source>
        <translation>گواهی %1 (شمارهٔ %2) تازه از %3 معتبر است</translation>
    </message>
    <message>
        <source>the certificate authority itself is not valid yet</source>
        <translation>خود مرجع گواهی هنوز معتبر نیست</translation>
    </message>
    <message>
        <source>compare the clocks of both machines</source>
        <translation>ساعت هر دو ماشین را با هم بسنجید</translation>
    </message>
    <message>
        <source>the certificate of %1 %2 (serial %3) was signed by "%4", which is not this cluster's authority</source>
        <translation>گواهی %1 %2 (شمارهٔ %3) را «%4» امضا کرده که مرجع این خوشه نیست</translation>
    </message>
    <message>
        <source>the certificate of %1 (serial %2) was signed by "%3", which is not this cluster's authority</source>
        <translation>گواهی %1 (شمارهٔ %2) را «%3» امضا کرده که مرجع این خوشه نیست</translation>
    </message>
    <message>
        <source>use a certificate issued with this cluster's CA</source>
        <translation>گواهی‌ای به کار ببرید که مرجع این خوشه صادر کرده باشد</translation>
    </message>
    <message>
        <source>the certificate of %1 %2 (serial %3) is not usable here: %4</source>
        <translation>گواهی %1 %2 (شمارهٔ %3) اینجا به کار نمی‌آید: %4</translation>
    </message>
    <message>
        <source>the certificate of %1 (serial %2) is not usable here: %3</source>
        <translation>گواهی %1 (شمارهٔ %2) اینجا به کار نمی‌آید: %3</translation>
    </message>
    <message>
        <source>the certificate authority itself is not usable here: %1</source>
        <translation>خود مرجع گواهی اینجا به کار نمی‌آید: %1</translation>
    </message>
    <message>
        <source>issue one with `bafarctl pki issue ROLE NAME`</source>
        <translation>با ⁨bafarctl pki issue ROLE NAME⁩ یکی صادر کنید</translation>
    </message>
    <message>
        <source>the certificate carries no URI of the form bafar://CLUSTER/ROLE/NAME</source>
        <translation>گواهی نشانی‌ای به شکل ⁨bafar://CLUSTER/ROLE/NAME⁩ ندارد</translation>
    </message>
    <message>
        <source>the certificate carries more than one bafar:// identity</source>
        <translation>گواهی بیش از یک هویت ⁨bafar://⁩ دارد</translation>
    </message>
    <message>
        <source>issue it with `bafarctl pki issue`, which adds it</source>
        <translation>با ⁨bafarctl pki issue⁩ صادرش کنید که آن را می‌افزاید</translation>
    </message>
    <message>
        <source>the certificate of %1 %2 (serial %3) is for the cluster "%4", this is "%5"</source>
        <translation>گواهی %1 %2 (شمارهٔ %3) برای خوشهٔ «%4» است و اینجا «%5» است</translation>
    </message>
    <message>
        <source>the certificate of %1 (serial %2) is for the cluster "%3", this is "%4"</source>
        <translation>گواهی %1 (شمارهٔ %2) برای خوشهٔ «%3» است و اینجا «%4» است</translation>
    </message>
    <message>
        <source>the server's certificate says role "%1" and not "agent"</source>
        <translation>گواهی سرور نقش «%1» را می‌گوید و نه «⁨agent⁩»</translation>
    </message>
    <message>
        <source>give the agent its own certificate</source>
        <translation>به عامل گواهی خودش را بدهید</translation>
    </message>
    <message>
        <source>connected to %1's address but its certificate says %2</source>
        <translation>به نشانی %1 متصل شد ولی گواهی آنجا %2 را می‌گوید</translation>
    </message>
    <message>
        <source>check the addresses in the cluster spec</source>
        <translation>نشانی‌ها را در مشخصات خوشه بررسی کنید</translation>
    </message>
    <message>
        <source>the certificate of agent %1 (serial %2) is revoked</source>
        <translation>گواهی عامل %1 (شمارهٔ %2) باطل است</translation>
    </message>
    <message>
        <source>the certificate of %1 (serial %2) was revoked at %3</source>
        <translation>گواهی %1 (شمارهٔ %2) در %3 باطل شد</translation>
    </message>
    <message>
        <source>the certificate of %1 (serial %2) was revoked at %3: %4</source>
        <translation>گواهی %1 (شمارهٔ %2) در %3 باطل شد: %4</translation>
    </message>
    <message>
        <source>the certificate of %1 (serial %2) was revoked by %3</source>
        <translation>گواهی %1 (شمارهٔ %2) را %3 باطل کرد</translation>
    </message>
    <message>
        <source>the certificate of %1 (serial %2) was revoked by %3: %4</source>
        <translation>گواهی %1 (شمارهٔ %2) را %3 باطل کرد: %4</translation>
    </message>
    <message>
        <source>the certificate of %1 (serial %2) was revoked: %3</source>
        <translation>گواهی %1 (شمارهٔ %2) باطل شده است: %3</translation>
    </message>
    <message>
        <source>the certificate of this agent was revoked</source>
        <translation>گواهی این عامل باطل شد</translation>
    </message>
    <message>
        <source>enrol the node again</source>
        <translation>گره را دوباره نام‌نویسی کنید</translation>
    </message>
    <message>
        <source>issue a new one with: bafarctl pki issue %1 %2</source>
        <translation>یکی تازه صادر کنید: ⁨bafarctl pki issue %1 %2⁩</translation>
    </message>
    <message>
        <source>%1 may not %2 %3: it needs the role %4</source>
        <translation>%1 اجازهٔ ⁦%2 %3⁩ را ندارد: نقش %4 لازم است</translation>
    </message>
    <message>
        <source>ask for such a certificate (bafarctl pki issue ROLE NAME)</source>
        <translation>چنین گواهی‌ای بخواهید (⁨bafarctl pki issue ROLE NAME⁩)</translation>
    </message>
    <message>
        <source>it speaks for node "%1"</source>
        <translation>خود را گره «%1» معرفی می‌کند</translation>
    </message>
    <message>
        <source>%1 was started anew before it answered</source>
        <translation>%1 پیش از پاسخ از نو آغاز شد</translation>
    </message>
    <message>
        <source>the peer's answer: %1</source>
        <translation>پاسخ همتا: %1</translation>
    </message>
    <message>
        <source>%1: the request is larger than a connection takes</source>
        <translation>%1: درخواست بزرگ‌تر از آن است که اتصال بپذیرد</translation>
    </message>
    <message>
        <source>it sent bytes that nobody asked for</source>
        <translation>بایت‌هایی فرستاد که کسی نخواسته بود</translation>
    </message>
    <message>
        <source>the request was sent, so it may have been carried out</source>
        <translation>درخواست فرستاده شد، پس شاید انجام شده باشد</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>به‌موقع پاسخی نیامد</translation>
    </message>
    <message>
        <source>it could not be asked in time</source>
        <translation>به‌موقع نمی‌شد از آن پرسید</translation>
    </message>
    <message>
        <source>too many requests wait for this agent already</source>
        <translation>هم‌اکنون درخواست‌های بسیاری منتظر این عامل است</translation>
    </message>
    <message>
        <source>answered %1 %2 without a reason</source>
        <translation>با ⁦%1 %2⁩ بی هیچ دلیلی پاسخ داد</translation>
    </message>
    <message>
        <source>bytes after the end of a response</source>
        <translation>بایت‌هایی پس از پایان پاسخ</translation>
    </message>
    <message>
        <source>the answer is larger than %1 bytes</source>
        <translation>پاسخ بزرگ‌تر از %1 بایت است</translation>
    </message>
    <message>
        <source>the connection closed before the answer was complete</source>
        <translation>اتصال پیش از کامل شدن پاسخ بسته شد</translation>
    </message>
    <message>
        <source>the connection takes no more bytes</source>
        <translation>اتصال بایت بیشتری نمی‌پذیرد</translation>
    </message>
    <message>
        <source>nothing heard for %1</source>
        <translation>%1 است که چیزی شنیده نشده</translation>
    </message>
    <message>
        <source>the agent ended the stream</source>
        <translation>عامل جریان را پایان داد</translation>
    </message>
    <message>
        <source>the stream ended with an unreadable reason</source>
        <translation>جریان با دلیلی ناخوانا پایان یافت</translation>
    </message>
    <message>
        <source>unknown event "%1"</source>
        <translation>رویداد ناشناختهٔ «%1»</translation>
    </message>
    <message>
        <source>unknown message kind "%1"</source>
        <translation>نوع پیام ناشناختهٔ «%1»</translation>
    </message>
    <message>
        <source>wire version %1 is newer than this build's %2</source>
        <translation>نسخهٔ پروتکل %1 تازه‌تر از %2 این برنامه است</translation>
    </message>
    <message>
        <source>message: %1</source>
        <translation>پیام: %1</translation>
    </message>
    <message>
        <source>log: %1</source>
        <translation>لاگ: %1</translation>
    </message>
    <message>
        <source>the agent did not answer within %1</source>
        <translation>عامل در مدت %1 پاسخ نداد</translation>
    </message>
    <message>
        <source>ask again</source>
        <translation>دوباره بپرسید</translation>
    </message>
    <message>
        <source>the request was not complete after %1</source>
        <translation>درخواست پس از %1 کامل نبود</translation>
    </message>
    <message>
        <source>this request takes no body</source>
        <translation>این درخواست متن نمی‌پذیرد</translation>
    </message>
    <message>
        <source>the body may have at most %1 bytes</source>
        <translation>متن دست‌بالا %1 بایت می‌تواند باشد</translation>
    </message>
    <message>
        <source>a stream needs HTTP/1.1</source>
        <translation>جریان به ⁨HTTP/1.1⁩ نیاز دارد</translation>
    </message>
    <message>
        <source>there is no %1 here</source>
        <translation>%1 اینجا نیست</translation>
    </message>
    <message>
        <source>the requests of the API start with %1</source>
        <translation>درخواست‌های ⁨API⁩ با %1 آغاز می‌شوند</translation>
    </message>
    <message>
        <source>%1 does not take %2</source>
        <translation>%1 درخواست %2 را نمی‌پذیرد</translation>
    </message>
    <message>
        <source>use %1</source>
        <translation>%1 را به کار ببرید</translation>
    </message>
    <message>
        <source>the peer does not read its stream (%1 bytes wait)</source>
        <translation>همتا جریانش را نمی‌خواند (%1 بایت منتظر است)</translation>
    </message>
    <message>
        <source>it can resume by sequence</source>
        <translation>از روی شماره می‌تواند ادامه دهد</translation>
    </message>
    <message>
        <source>the peer does not read what it asked for</source>
        <translation>همتا آنچه را خواست نمی‌خواند</translation>
    </message>
    <message>
        <source>no log</source>
        <translation>لاگی نیست</translation>
    </message>
    <message>
        <source>too many connections are open (%1 in all, %2 from this address)</source>
        <translation>اتصال‌های بسیاری باز است (%1 در کل، %2 از این نشانی)</translation>
    </message>
    <message>
        <source>close some</source>
        <translation>چندتایی را ببندید</translation>
    </message>
    <message>
        <source>the caller's certificate expired</source>
        <translation>گواهی درخواست‌کننده منقضی شد</translation>
    </message>
    <message>
        <source>the agent is starting or stopping</source>
        <translation>عامل در حال آغاز یا توقف است</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>اتصال پذیرفته نشد</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>مهلت اتصال سر آمد</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>طرف دیگر اتصال را برید</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>شبکه در دسترس نیست</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>راهی به میزبان نیست</translation>
    </message>
    <message>
        <source>Host is down</source>
        <translation>میزبان خاموش است</translation>
    </message>
    <message>
        <source>Broken pipe</source>
        <translation>لولهٔ ارتباط شکسته است</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>اجازهٔ دسترسی نیست</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>این کار مجاز نیست</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>چنین پرونده یا پوشه‌ای نیست</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>چنین دستگاهی نیست</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>پوشه نیست</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>پوشه است</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>پرونده وجود دارد</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>جایی روی دستگاه نمانده است</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>سهمیهٔ دیسک تمام شده است</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>فایل‌سیستم فقط‌خواندنی است</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>خطای ورودی/خروجی</translation>
    </message>
    <message>
        <source>Structure needs cleaning</source>
        <translation>ساختار نیاز به تعمیر دارد</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>دستگیرهٔ پرونده کهنه است</translation>
    </message>
    <message>
        <source>Transport endpoint is not connected</source>
        <translation>نقطهٔ اتصال وصل نیست</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>حافظه نمی‌توان گرفت</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>پرونده‌های باز بسیار است</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>دستگاه یا منبع مشغول است</translation>
    </message>
    <message>
        <source>Resource temporarily unavailable</source>
        <translation>منبع اکنون در دسترس نیست</translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation>نشانی در حال استفاده است</translation>
    </message>
    <message>
        <source>Cannot assign requested address</source>
        <translation>نشانی خواسته‌شده را نمی‌توان گرفت</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>مقدار نامعتبر</translation>
    </message>
    <message>
        <source>Network is down</source>
        <translation>شبکه خاموش است</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>بی خطا</translation>
    </message>
    <message>
        <source>a stream is followed, not called</source>
        <translation>جریان دنبال می‌شود، نه فراخوانی</translation>
    </message>
    <message>
        <source>%1 holds no PEM certificate</source>
        <translation>%1 گواهی ⁨PEM⁩ ندارد</translation>
    </message>
    <message>
        <source>CA certificate %1: %2</source>
        <translation>گواهی مرجع %1: %2</translation>
    </message>
    <message>
        <source>certificate %1: %2</source>
        <translation>گواهی %1: %2</translation>
    </message>
    <message>
        <source>profile %1: %2</source>
        <translation>پروفایل %1: %2</translation>
    </message>
    <message>
        <source>give --profile FILE, or make one with bafarctl pki</source>
        <translation>پروفایلی با ⁨--profile FILE⁩ بدهید یا با ⁨bafarctl pki⁩ یکی بسازید</translation>
    </message>
    <message>
        <source>profile %1 is larger than 1 MiB</source>
        <translation>پروفایل %1 از یک مبی‌بایت بزرگ‌تر است</translation>
    </message>
    <message>
        <source>%1 is larger than 64 KiB</source>
        <translation>%1 از ۶۴ کیبی‌بایت بزرگ‌تر است</translation>
    </message>
    <message>
        <source>is it the right file?</source>
        <translation>آیا پروندهٔ درست همین است؟</translation>
    </message>
    <message>
        <source>key %1: %2</source>
        <translation>کلید %1: %2</translation>
    </message>
    <message>
        <source>%1 is a folder, a pipe or a device</source>
        <translation>%1 یک پوشه، لوله یا دستگاه است</translation>
    </message>
    <message>
        <source>it has to be a file</source>
        <translation>باید پرونده باشد</translation>
    </message>
    <message>
        <source>holds no PEM key, EC or RSA</source>
        <translation>کلید ⁨PEM⁩ از گونهٔ ⁨EC⁩ یا ⁨RSA⁩ ندارد</translation>
    </message>
    <message>
        <source>issue one with bafarctl pki issue</source>
        <translation>با ⁨bafarctl pki issue⁩ یکی صادر کنید</translation>
    </message>
    <message>
        <source>the pass phrase does not open the key</source>
        <translation>این گذرواژه کلید را باز نمی‌کند</translation>
    </message>
    <message>
        <source>its certificate and key are not on lines of their own</source>
        <translation>گواهی و کلیدش هر یک در سطری جداگانه نیستند</translation>
    </message>
    <message>
        <source>write there: certificate: %1 and key: %2</source>
        <translation>آنجا بنویسید: ⁨certificate: %1⁩ و ⁨key: %2⁩</translation>
    </message>
    <message>
        <source>a profile's name has 1 to 63 letters, no slash and no point in front</source>
        <translation>نام پروفایل ۱ تا ۶۳ حرف دارد، بی ممیز و بی نقطه در آغاز</translation>
    </message>
    <message>
        <source>there is a profile of that name already</source>
        <translation>پروفایلی به این نام از پیش هست</translation>
    </message>
    <message>
        <source>cannot be made</source>
        <translation>نمی‌توان آن را ساخت</translation>
    </message>
    <message>
        <source>reading %1: it is longer than %2 bytes</source>
        <translation>خواندن %1: بلندتر از %2 بایت است</translation>
    </message>
    <message>
        <source>reading %1: %2</source>
        <translation>خواندن %1: %2</translation>
    </message>
    <message>
        <source>writing %1: %2</source>
        <translation>نوشتن %1: %2</translation>
    </message>
    <message>
        <source>opening %1: %2</source>
        <translation>باز کردن %1: %2</translation>
    </message>
    <message>
        <source>listing %1: %2</source>
        <translation>فهرست کردن %1: %2</translation>
    </message>
    <message>
        <source>making %1: %2</source>
        <translation>ساختن %1: %2</translation>
    </message>
    <message>
        <source>making the folder %1: %2</source>
        <translation>ساختن پوشهٔ %1: %2</translation>
    </message>
    <message>
        <source>opening the folder %1: %2</source>
        <translation>باز کردن پوشهٔ %1: %2</translation>
    </message>
    <message>
        <source>making durable %1: %2</source>
        <translation>ماندگار کردن %1: %2</translation>
    </message>
    <message>
        <source>making durable the folder of %1: %2</source>
        <translation>ماندگار کردن پوشهٔ %1: %2</translation>
    </message>
    <message>
        <source>%1 is not a regular file</source>
        <translation>%1 پروندهٔ معمولی نیست</translation>
    </message>
    <message>
        <source>%1 is no plain file: remove it</source>
        <translation>%1 پروندهٔ ساده نیست: حذفش کنید</translation>
    </message>
    <message>
        <source>%1 belongs to another user</source>
        <translation>%1 از آنِ کاربر دیگری است</translation>
    </message>
    <message>
        <source>run: chown %1 %2</source>
        <translation>اجرا کنید: ⁨chown %1 %2⁩</translation>
    </message>
    <message>
        <source>%1 holds a secret and others may open it</source>
        <translation>%1 دادهٔ محرمانه دارد و دیگران می‌توانند بازش کنند</translation>
    </message>
    <message>
        <source>run: chmod 600 %1</source>
        <translation>اجرا کنید: ⁨chmod 600 %1⁩</translation>
    </message>
    <message>
        <source>%1 is in the way: it is not a folder</source>
        <translation>%1 سر راه است: پوشه نیست</translation>
    </message>
    <message>
        <source>%1 is being written by another process</source>
        <translation>فرایند دیگری در %1 می‌نویسد</translation>
    </message>
    <message>
        <source>the half-written end stays in it</source>
        <translation>پایان نیمه‌نوشته در آن می‌ماند</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 خالی است</translation>
    </message>
    <message>
        <source>the agent's worker is overloaded</source>
        <translation>کارگر عامل پربار است</translation>
    </message>
    <message>
        <source>too many writes wait for the disk</source>
        <translation>نوشتن‌های بسیاری منتظر دیسک است</translation>
    </message>
    <message>
        <source>too many writes wait for the disk already</source>
        <translation>هم‌اکنون نوشتن‌های بسیاری منتظر دیسک است</translation>
    </message>
    <message>
        <source>the root helper does not run (%1): start it with systemctl start bafar-helper.service</source>
        <translation>دستیار ⁨root⁩ اجرا نمی‌شود (%1): با ⁨systemctl start bafar-helper.service⁩ راهش بیندازید</translation>
    </message>
    <message>
        <source>the root helper: %1</source>
        <translation>دستیار ⁨root⁩: %1</translation>
    </message>
    <message>
        <source>the root helper ended the connection: it was stopped, or does not take this user</source>
        <translation>دستیار ⁨root⁩ اتصال را پایان داد: متوقف شد یا این کاربر را نمی‌پذیرد</translation>
    </message>
    <message>
        <source>see journalctl -u bafar-helper</source>
        <translation>‏⁨journalctl -u bafar-helper⁩ را ببینید</translation>
    </message>
    <message>
        <source>the root helper's answer: %1</source>
        <translation>پاسخ دستیار ⁨root⁩: %1</translation>
    </message>
    <message>
        <source>the root helper's answer came without its sockets</source>
        <translation>پاسخ دستیار ⁨root⁩ بی سوکت‌هایش رسید</translation>
    </message>
    <message>
        <source>the root helper refuses: %1</source>
        <translation>دستیار ⁨root⁩ نمی‌پذیرد: %1</translation>
    </message>
    <message>
        <source>the root helper did not answer in time</source>
        <translation>دستیار ⁨root⁩ به‌موقع پاسخ نداد</translation>
    </message>
    <message>
        <source>too many calls wait already</source>
        <translation>هم‌اکنون فراخوانی‌های بسیاری منتظر است</translation>
    </message>
    <message>
        <source>not a request: %1</source>
        <translation>درخواست نیست: %1</translation>
    </message>
    <message>
        <source>busy with %1 calls: try again</source>
        <translation>مشغول %1 فراخوانی است: دوباره تلاش کنید</translation>
    </message>
    <message>
        <source>an earlier call like it was killed and has not ended: it hangs in the kernel</source>
        <translation>فراخوانی پیشینی مانند آن کشته شد و پایان نیافته است: در هسته گیر کرده</translation>
    </message>
    <message>
        <source>the helper knows no command "%1"</source>
        <translation>دستیار فرمان «%1» را نمی‌شناسد</translation>
    </message>
    <message>
        <source>%1 has no argument "%2"</source>
        <translation>%1 آرگومان «%2» ندارد</translation>
    </message>
    <message>
        <source>%1 needs the argument %2</source>
        <translation>%1 آرگومان %2 را لازم دارد</translation>
    </message>
    <message>
        <source>not a valid %1: "%2"</source>
        <translation>%1 نامعتبر: «%2»</translation>
    </message>
    <message>
        <source>a line is longer than %1 bytes</source>
        <translation>سطری بلندتر از %1 بایت است</translation>
    </message>
    <message>
        <source>%1 is no network namespace</source>
        <translation>%1 فضای نام شبکه نیست</translation>
    </message>
    <message>
        <source>entering %1: %2</source>
        <translation>ورود به %1: %2</translation>
    </message>
    <message>
        <source>opening a socket in %1: %2</source>
        <translation>باز کردن سوکت در %1: %2</translation>
    </message>
    <message>
        <source>opening a socket: %1</source>
        <translation>باز کردن سوکت: %1</translation>
    </message>
    <message>
        <source>starting the thread %1: %2</source>
        <translation>آغاز کردن رشتهٔ %1: %2</translation>
    </message>
    <message>
        <source>running %1: %2</source>
        <translation>اجرای %1: %2</translation>
    </message>
    <message>
        <source>opening a pipe: %1</source>
        <translation>باز کردن لوله: %1</translation>
    </message>
    <message>
        <source>%1 is in the way and is no socket: remove it</source>
        <translation>%1 سر راه است و سوکت نیست: حذفش کنید</translation>
    </message>
    <message>
        <source>there is no certificate in it</source>
        <translation>گواهی‌ای در آن نیست</translation>
    </message>
    <message>
        <source>it must be PEM</source>
        <translation>باید ⁨PEM⁩ باشد</translation>
    </message>
    <message>
        <source>there is no usable certificate in it</source>
        <translation>گواهی قابل استفاده‌ای در آن نیست</translation>
    </message>
    <message>
        <source>there is no usable certificate in it: %1</source>
        <translation>گواهی قابل استفاده‌ای در آن نیست: %1</translation>
    </message>
    <message>
        <source>using the certificate: %1</source>
        <translation>به کار بردن گواهی: %1</translation>
    </message>
    <message>
        <source>using the chain: %1</source>
        <translation>به کار بردن زنجیره: %1</translation>
    </message>
    <message>
        <source>verifying the certificate: %1</source>
        <translation>سنجش گواهی: %1</translation>
    </message>
    <message>
        <source>this key does not belong to the certificate in %1</source>
        <translation>این کلید از آنِ گواهی %1 نیست</translation>
    </message>
    <message>
        <source>preparing TLS 1.3: %1</source>
        <translation>آماده کردن ⁨TLS 1.3⁩: %1</translation>
    </message>
    <message>
        <source>the key is encrypted and no passphrase was given</source>
        <translation>کلید رمز شده و گذرواژه‌ای داده نشده است</translation>
    </message>
    <message>
        <source>the passphrase does not open the key</source>
        <translation>گذرواژه کلید را باز نمی‌کند</translation>
    </message>
    <message>
        <source>this is not a private key in PEM form</source>
        <translation>این کلید خصوصی به شکل ⁨PEM⁩ نیست</translation>
    </message>
    <message>
        <source>this is not a private key in PEM form: %1</source>
        <translation>این کلید خصوصی به شکل ⁨PEM⁩ نیست: %1</translation>
    </message>
    <message>
        <source>this is not a certificate in PEM form</source>
        <translation>این گواهی به شکل ⁨PEM⁩ نیست</translation>
    </message>
    <message>
        <source>this is not a certificate in PEM form: %1</source>
        <translation>این گواهی به شکل ⁨PEM⁩ نیست: %1</translation>
    </message>
    <message>
        <source>"%1" is not an identity of the form bafar://CLUSTER/ROLE/NAME with the role viewer, operator, admin, agent or scrape</source>
        <translation>«%1» هویتی به شکل ⁨bafar://CLUSTER/ROLE/NAME⁩ با نقش ⁨viewer⁩، ⁨operator⁩، ⁨admin⁩، ⁨agent⁩ یا ⁨scrape⁩ نیست</translation>
    </message>
    <message>
        <source>%1 is %2, this node needs %3</source>
        <translation>%1 برای %2 است و این گره به %3 نیاز دارد</translation>
    </message>
    <message>
        <source>issue it with: bafarctl pki issue agent %1</source>
        <translation>صادرش کنید: ⁨bafarctl pki issue agent %1⁩</translation>
    </message>
    <message>
        <source>accepting a connection: %1</source>
        <translation>پذیرفتن اتصال: %1</translation>
    </message>
    <message>
        <source>making durable the folder of %1</source>
        <translation>ماندگار کردن پوشهٔ %1</translation>
    </message>
    <message>
        <source>connecting to %1 from %2: %3</source>
        <translation>اتصال به %1 از %2: %3</translation>
    </message>
    <message>
        <source>writing a private key: %1</source>
        <translation>نوشتن کلید خصوصی: %1</translation>
    </message>
    <message>
        <source>Redis on %1 %2</source>
        <translation>‏⁨Redis⁩ روی %1 %2</translation>
    </message>
    <message>
        <source>Redis %1</source>
        <translation>سرور ⁨Redis⁩ %1</translation>
    </message>
    <message>
        <source>%1 (it said: %2)</source>
        <translation>%1 (پاسخ آن: %2)</translation>
    </message>
    <message>
        <source>wants a password: name its file in cache.password_file</source>
        <translation>گذرواژه می‌خواهد: پرونده‌اش را در ⁨cache.password_file⁩ نام ببرید</translation>
    </message>
    <message>
        <source>refuses the login: check cache.user and the content of cache.password_file</source>
        <translation>ورود را نمی‌پذیرد: ⁨cache.user⁩ و محتوای ⁨cache.password_file⁩ را بررسی کنید</translation>
    </message>
    <message>
        <source>refuses the login: check the content of cache.password_file</source>
        <translation>ورود را نمی‌پذیرد: محتوای ⁨cache.password_file⁩ را بررسی کنید</translation>
    </message>
    <message>
        <source>knows no users (they came with Redis 6): leave cache.user out</source>
        <translation>کاربر نمی‌شناسد (با ⁨Redis 6⁩ آمد): ⁨cache.user⁩ را حذف کنید</translation>
    </message>
    <message>
        <source>does not let this user look: ACL SETUSER NAME +info +config|get +client|setname</source>
        <translation>نمی‌گذارد این کاربر نگاه کند: ⁨ACL SETUSER NAME +info +config|get +client|setname⁩</translation>
    </message>
    <message>
        <source>is in protected mode and lets only loopback in: set a password, or bind it to the address it is reached at</source>
        <translation>در حالت محافظت‌شده است و تنها نشانی درونی را راه می‌دهد: گذرواژه بگذارید یا آن را به نشانی‌ای که از آن در دسترس است ببندید</translation>
    </message>
    <message>
        <source>takes no more clients: raise maxclients, or see who keeps connections open with CLIENT LIST</source>
        <translation>کلاینت دیگری نمی‌پذیرد: ⁨maxclients⁩ را بالا ببرید یا با ⁨CLIENT LIST⁩ ببینید چه کسی اتصال را باز نگه می‌دارد</translation>
    </message>
    <message>
        <source>reads its data set from disk: wait until it has</source>
        <translation>داده‌اش را از دیسک می‌خواند: تا پایان آن صبر کنید</translation>
    </message>
    <message>
        <source>runs a script and answers nobody: SCRIPT KILL ends one that has written nothing</source>
        <translation>اسکریپتی اجرا می‌کند و به کسی پاسخ نمی‌دهد: ⁨SCRIPT KILL⁩ اسکریپتی را که چیزی ننوشته پایان می‌دهد</translation>
    </message>
    <message>
        <source>lost its primary and may not serve what it has: restore the link, or promote it</source>
        <translation>اصلیِ خود را از دست داده و اجازه ندارد آنچه دارد بدهد: پیوند را برقرار کنید یا آن را ارتقا دهید</translation>
    </message>
    <message>
        <source>is a read-only replica: ask its primary</source>
        <translation>رونوشتی فقط‌خواندنی است: از اصلیِ آن بخواهید</translation>
    </message>
    <message>
        <source>answers with an error</source>
        <translation>با خطا پاسخ می‌دهد</translation>
    </message>
    <message>
        <source>is it a Redis server, and is the port right?</source>
        <translation>آیا سرور ⁨Redis⁩ است و درگاه درست است؟</translation>
    </message>
    <message>
        <source>does not answer within %1 at %2: look at its load, its disk and the network</source>
        <translation>در %2 تا %1 پاسخ نمی‌دهد: بار و دیسک آن و شبکه را ببینید</translation>
    </message>
    <message>
        <source>takes no connection at %1 (%2): start it, or correct the port in the spec</source>
        <translation>در %1 اتصالی نمی‌پذیرد (%2): آن را راه‌اندازی کنید یا درگاه را در مشخصات درست کنید</translation>
    </message>
    <message>
        <source>takes no connection at %1: start it, or correct the port in the spec</source>
        <translation>در %1 اتصالی نمی‌پذیرد: آن را راه‌اندازی کنید یا درگاه را در مشخصات درست کنید</translation>
    </message>
    <message>
        <source>hung up at %1 before it answered (%2): look at its log</source>
        <translation>در %1 پیش از پاسخ قطع کرد (%2): لاگ آن را ببینید</translation>
    </message>
    <message>
        <source>hung up at %1 before it answered: look at its log</source>
        <translation>در %1 پیش از پاسخ قطع کرد: لاگ آن را ببینید</translation>
    </message>
    <message>
        <source>does not speak Redis' protocol at %1 (%2): is it a Redis server, and is the port right?</source>
        <translation>در %1 با پروتکل ⁨Redis⁩ کار نمی‌کند (%2): آیا سرور ⁨Redis⁩ است و درگاه درست است؟</translation>
    </message>
    <message>
        <source>does not speak Redis' protocol at %1: is it a Redis server, and is the port right?</source>
        <translation>در %1 با پروتکل ⁨Redis⁩ کار نمی‌کند: آیا سرور ⁨Redis⁩ است و درگاه درست است؟</translation>
    </message>
    <message>
        <source>is not understood: %1: is it a Redis server, and is the port right?</source>
        <translation>فهمیده نمی‌شود: %1: آیا سرور ⁨Redis⁩ است و درگاه درست است؟</translation>
    </message>
    <message>
        <source>its answer to INFO has no version or no role and begins with "%1"</source>
        <translation>پاسخش به ⁨INFO⁩ نسخه یا نقش ندارد و با «%1» آغاز می‌شود</translation>
    </message>
    <message>
        <source>it answers more than is taken</source>
        <translation>بیش از آنچه پذیرفته می‌شود پاسخ می‌دهد</translation>
    </message>
    <message>
        <source>it sends what nobody asked for</source>
        <translation>چیزی می‌فرستد که کسی نخواسته بود</translation>
    </message>
    <message>
        <source>it answers a list of %1</source>
        <translation>با فهرستی از %1 پاسخ می‌دهد</translation>
    </message>
    <message>
        <source>it is not known whether it did what was asked</source>
        <translation>دانسته نیست آنچه خواسته شد را انجام داد یا نه</translation>
    </message>
    <message>
        <source>Redis said %1</source>
        <translation>پاسخ ⁨Redis⁩: %1</translation>
    </message>
    <message>
        <source>NOT kept in its configuration file, so its next start undoes it: %1</source>
        <translation>در پیکربندی‌اش ثبت نشد و آغاز بعدی آن را از میان می‌برد: %1</translation>
    </message>
    <message>
        <source>kept in its configuration file</source>
        <translation>در پیکربندی‌اش ثبت شد</translation>
    </message>
    <message>
        <source>cannot be asked, its password is not to be had: %1</source>
        <translation>از آن نمی‌توان پرسید، گذرواژه‌اش در دست نیست: %1</translation>
    </message>
    <message>
        <source>is not looked at: the agent's own driver did not answer</source>
        <translation>دیده نمی‌شود: راه‌انداز خود عامل پاسخ نداد</translation>
    </message>
    <message>
        <source>has %1 of %2 clients: raise maxclients, or see who keeps connections open with CLIENT LIST</source>
        <translation>%1 از %2 کلاینت دارد: ⁨maxclients⁩ را بالا ببرید یا با ⁨CLIENT LIST⁩ ببینید چه کسی اتصال را باز نگه می‌دارد</translation>
    </message>
    <message>
        <source>lets everyone in: it has no password, though cache.password_file names one</source>
        <translation>همه را راه می‌دهد: گذرواژه ندارد، هرچند ⁨cache.password_file⁩ یکی را نام می‌برد</translation>
    </message>
    <message>
        <source>set requirepass</source>
        <translation>‏⁨requirepass⁩ را تنظیم کنید</translation>
    </message>
    <message>
        <source>is a Sentinel and holds no data: check the port</source>
        <translation>‏⁨Sentinel⁩ است و داده‌ای ندارد: درگاه را بررسی کنید</translation>
    </message>
    <message>
        <source>is version %1, older than 4.0: some figures are missing</source>
        <translation>نسخهٔ %1 است، کهنه‌تر از ۴٫۰: برخی رقم‌ها نیست</translation>
    </message>
    <message>
        <source>upgrade it</source>
        <translation>آن را ارتقا دهید</translation>
    </message>
    <message>
        <source>reads its data set from disk: %1 read, about %2 left</source>
        <translation>داده‌اش را از دیسک می‌خواند: %1 خوانده شد، حدود %2 مانده</translation>
    </message>
    <message>
        <source>copies the whole data set from %1</source>
        <translation>همهٔ داده را از %1 کپی می‌کند</translation>
    </message>
    <message>
        <source>connects to %1</source>
        <translation>به %1 متصل می‌شود</translation>
    </message>
    <message>
        <source>follows %1, but the link is down for %2, and it answers reads with MASTERDOWN: look at %3, at masterauth and at the network between them</source>
        <translation>پیرو %1 است، ولی پیوند %2 است که قطع شده و به خواندن‌ها با ⁨MASTERDOWN⁩ پاسخ می‌دهد: %3، ⁨masterauth⁩ و شبکهٔ میان آن دو را ببینید</translation>
    </message>
    <message>
        <source>follows %1, but the link is down, and it answers reads with MASTERDOWN: look at %2, at masterauth and at the network between them</source>
        <translation>پیرو %1 است، ولی پیوند قطع است و به خواندن‌ها با ⁨MASTERDOWN⁩ پاسخ می‌دهد: %2، ⁨masterauth⁩ و شبکهٔ میان آن دو را ببینید</translation>
    </message>
    <message>
        <source>follows %1, but the link is down for %2</source>
        <translation>پیرو %1 است، ولی پیوند %2 است که قطع شده</translation>
    </message>
    <message>
        <source>follows %1, but the link is down</source>
        <translation>پیرو %1 است، ولی پیوند قطع است</translation>
    </message>
    <message>
        <source>it serves what it had: look at %1, at masterauth and at the network between them</source>
        <translation>آنچه داشت را می‌دهد: %1، ⁨masterauth⁩ و شبکهٔ میان آن دو را ببینید</translation>
    </message>
    <message>
        <source>uses %1 and may evict nothing (noeviction), so it will refuse writes: raise maxmemory, or delete keys</source>
        <translation>از %1 استفاده می‌کند و اجازهٔ بیرون‌راندن ندارد (⁨noeviction⁩)، پس نوشتن را رد خواهد کرد: ⁨maxmemory⁩ را بالا ببرید یا کلیدها را پاک کنید</translation>
    </message>
    <message>
        <source>evicts %1 keys a second (%2): raise maxmemory, or give keys shorter lifetimes</source>
        <translation>در هر ثانیه %1 کلید را بیرون می‌راند (%2): ⁨maxmemory⁩ را بالا ببرید یا عمر کلیدها را کوتاه‌تر کنید</translation>
    </message>
    <message>
        <source>could not save its last snapshot: look at its log and its disk</source>
        <translation>نتوانست آخرین اسنپ‌شات را ذخیره کند: لاگ و دیسک آن را ببینید</translation>
    </message>
    <message>
        <source>could not save its last snapshot and so refuses writes: look at its log and its disk</source>
        <translation>نتوانست آخرین اسنپ‌شات را ذخیره کند و از این رو نوشتن را رد می‌کند: لاگ و دیسک آن را ببینید</translation>
    </message>
    <message>
        <source>could not write its append-only file and so refuses writes: look at its log and its disk</source>
        <translation>نتوانست در پروندهٔ افزایشی بنویسد و از این رو نوشتن را رد می‌کند: لاگ و دیسک آن را ببینید</translation>
    </message>
    <message>
        <source>has not answered yet</source>
        <translation>هنوز پاسخ نداده است</translation>
    </message>
    <message>
        <source>answered last %1 ago</source>
        <translation>آخرین بار %1 پیش پاسخ داد</translation>
    </message>
    <message>
        <source>shown is what it said then</source>
        <translation>آنچه می‌بینید گزارش همان زمان است</translation>
    </message>
    <message>
        <source>answers again, after %1</source>
        <translation>پس از %1 دوباره پاسخ می‌دهد</translation>
    </message>
    <message>
        <source>evicts hardly any keys now: %1 a second, %2 in use</source>
        <translation>اکنون به‌ندرت کلید بیرون می‌راند: %1 در ثانیه، %2 در استفاده</translation>
    </message>
    <message>
        <source>evicts keys: %1 a second, %2 in use</source>
        <translation>کلید بیرون می‌راند: %1 در ثانیه، %2 در استفاده</translation>
    </message>
    <message>
        <source>was started again</source>
        <translation>دوباره راه‌اندازی شد</translation>
    </message>
    <message>
        <source>became a replica of %1</source>
        <translation>رونوشتِ %1 شد</translation>
    </message>
    <message>
        <source>became a primary, after it was a %1</source>
        <translation>اصلی شد، پیش‌تر %1 بود</translation>
    </message>
    <message>
        <source>became a server without a role, after it was a %1</source>
        <translation>سروری بی‌نقش شد، پیش‌تر %1 بود</translation>
    </message>
    <message>
        <source>follows %1 now, after %2</source>
        <translation>اکنون پیرو %1 است، پیش‌تر %2</translation>
    </message>
    <message>
        <source>hears its primary %1 again</source>
        <translation>دوباره اصلیِ خود %1 را می‌شنود</translation>
    </message>
    <message>
        <source>lost the link to its primary %1</source>
        <translation>پیوند با اصلیِ خود %1 را از دست داد</translation>
    </message>
    <message>
        <source>%1 has no server in the spec's cache section</source>
        <translation>%1 در بخش ⁨cache⁩ مشخصات سروری ندارد</translation>
    </message>
    <message>
        <source>%1 has no server in the spec's cache section: plan again</source>
        <translation>%1 در بخش ⁨cache⁩ مشخصات سروری ندارد: دوباره طرح بسازید</translation>
    </message>
    <message>
        <source>a command of the cache concept is replica_of or flush, and one of them</source>
        <translation>فرمان بخش ⁨cache⁩ یکی از ⁨replica_of⁩ و ⁨flush⁩ است</translation>
    </message>
    <message>
        <source>Redis on %1 is not seen to be a primary: flush the primary</source>
        <translation>‏⁨Redis⁩ روی %1 اصلی دیده نمی‌شود: اصلی را پاک‌سازی کنید</translation>
    </message>
    <message>
        <source>Redis on %1 cannot follow "%2" port %3: give another server's address and port</source>
        <translation>‏⁨Redis⁩ روی %1 نمی‌تواند پیرو «%2» درگاه %3 شود: نشانی و درگاه سرور دیگری را بدهید</translation>
    </message>
    <message>
        <source>the spec's server of this node became another one meanwhile</source>
        <translation>سرور این گره در مشخصات در این میان دیگر شد</translation>
    </message>
    <message>
        <source>too many commands to this Redis server at a time</source>
        <translation>فرمان‌های بسیاری هم‌زمان برای این سرور ⁨Redis⁩</translation>
    </message>
    <message>
        <source>%1 is a replica of %2: flush the primary, its replicas follow</source>
        <translation>%1 رونوشتِ %2 است: اصلی را پاک‌سازی کنید، رونوشت‌ها پیروی می‌کنند</translation>
    </message>
    <message>
        <source>Redis server on a node</source>
        <translation>سرور ⁨Redis⁩ روی گره</translation>
    </message>
    <message>
        <source>the parameter "node" is missing: give node=NODE</source>
        <translation>پارامتر «⁨node⁩» داده نشده است: ⁨node=NODE⁩ را بدهید</translation>
    </message>
    <message>
        <source>Promote by force</source>
        <translation>ارتقا به اصلی با زور</translation>
    </message>
    <message>
        <source>Makes this replica the primary; the old primary stays as it is, and writes may be lost</source>
        <translation>این رونوشت را اصلی می‌کند؛ اصلیِ پیشین همان‌گونه که هست می‌ماند و شاید نوشته‌هایی از دست برود</translation>
    </message>
    <message>
        <source>Make %1 the Redis primary by force after %2</source>
        <translation>%1 پس از %2 با زور اصلیِ ⁨Redis⁩ شود</translation>
    </message>
    <message>
        <source>promote %1 by force</source>
        <translation>ارتقای %1 با زور</translation>
    </message>
    <message>
        <source>The replica that shall be the primary</source>
        <translation>رونوشتی که باید اصلی شود</translation>
    </message>
    <message>
        <source>The primary that is emptied</source>
        <translation>اصلی‌ای که خالی می‌شود</translation>
    </message>
    <message>
        <source>REPLICAOF NO ONE, and CONFIG REWRITE so that it stays so</source>
        <translation>‏⁨REPLICAOF NO ONE⁩، و ⁨CONFIG REWRITE⁩ تا چنین بماند</translation>
    </message>
    <message>
        <source>REPLICAOF, and CONFIG REWRITE so that it stays so</source>
        <translation>‏⁨REPLICAOF⁩، و ⁨CONFIG REWRITE⁩ تا چنین بماند</translation>
    </message>
    <message>
        <source>those that %1 takes after %2 stopped following it, which is about a second: stop writers first where none may be lost</source>
        <translation>آنچه %1 پس از پایان پیروی %2 می‌پذیرد، که حدود یک ثانیه است: اگر چیزی نباید از دست برود نخست نویسندگان را متوقف کنید</translation>
    </message>
    <message>
        <source>those that %1 did not receive: at least %2</source>
        <translation>آنچه به %1 نرسید: دست‌کم %2</translation>
    </message>
    <message>
        <source>those that %1 did not receive: none is known</source>
        <translation>آنچه به %1 نرسید: چیزی دانسته نیست</translation>
    </message>
    <message>
        <source>those that %1 did not receive</source>
        <translation>آنچه به %1 نرسید</translation>
    </message>
    <message>
        <source>how many is not known</source>
        <translation>دانسته نیست چند تا</translation>
    </message>
    <message>
        <source>none: %1 has no replica then</source>
        <translation>هیچ: پس از آن %1 رونوشتی ندارد</translation>
    </message>
    <message>
        <source>those that write to %1 must be pointed to %2</source>
        <translation>آن‌ها که در %1 می‌نویسند باید به %2 رو کنند</translation>
    </message>
    <message>
        <source>until then they get READONLY</source>
        <translation>تا آن هنگام ⁨READONLY⁩ می‌گیرند</translation>
    </message>
    <message>
        <source>%1 is not in the spec, is not touched, and may go on taking writes</source>
        <translation>%1 در مشخصات نیست، دست نمی‌خورد و شاید همچنان نوشتن بپذیرد</translation>
    </message>
    <message>
        <source>not changed, because they do not answer</source>
        <translation>بی‌تغییر، زیرا پاسخ نمی‌دهند</translation>
    </message>
    <message>
        <source>%1: make them follow %2 when they are back, or there may be two primaries</source>
        <translation>%1: هنگام بازگشت آن‌ها را پیرو %2 کنید، وگرنه شاید دو اصلی باشد</translation>
    </message>
    <message>
        <source>%1 does not answer and may go on taking writes: what it takes is lost once it follows %2</source>
        <translation>%1 پاسخ نمی‌دهد و شاید همچنان نوشتن بپذیرد: آنچه بپذیرد با پیروی‌اش از %2 از دست می‌رود</translation>
    </message>
    <message>
        <source>%1 takes no writes any more</source>
        <translation>%1 دیگر نوشتن نمی‌پذیرد</translation>
    </message>
    <message>
        <source>%1 is a primary already</source>
        <translation>%1 هم‌اکنون اصلی است</translation>
    </message>
    <message>
        <source>Redis on %1 is part of a Redis Cluster, which elects its primaries itself: use CLUSTER FAILOVER there</source>
        <translation>‏⁨Redis⁩ روی %1 بخشی از ⁨Redis Cluster⁩ است که خود اصلی‌هایش را برمی‌گزیند: آنجا ⁨CLUSTER FAILOVER⁩ را به کار ببرید</translation>
    </message>
    <message>
        <source>a primary, %1</source>
        <translation>اصلی، %1</translation>
    </message>
    <message>
        <source>a replica of %1, %2, link up</source>
        <translation>رونوشتِ %1، %2، پیوند برقرار</translation>
    </message>
    <message>
        <source>a replica of %1, %2, link down</source>
        <translation>رونوشتِ %1، %2، پیوند قطع</translation>
    </message>
    <message>
        <source>a replica of %1, %2</source>
        <translation>رونوشتِ %1، %2</translation>
    </message>
    <message>
        <source>%1, link up</source>
        <translation>%1، پیوند برقرار</translation>
    </message>
    <message>
        <source>%1, link down</source>
        <translation>%1، پیوند قطع</translation>
    </message>
    <message>
        <source>up, %1</source>
        <translation>برقرار، %1</translation>
    </message>
    <message>
        <source>down, %1</source>
        <translation>قطع، %1</translation>
    </message>
    <message>
        <source>its primary does not say how far behind it is</source>
        <translation>اصلیِ آن نمی‌گوید چقدر عقب است</translation>
    </message>
    <message>
        <source>%1 not acknowledged, primary heard %2 ago</source>
        <translation>%1 تأییدنشده، اصلی %2 پیش شنیده شد</translation>
    </message>
    <message>
        <source>%1 has %2 more: promote that one</source>
        <translation>%1، %2 بیشتر دارد: آن را ارتقا دهید</translation>
    </message>
    <message>
        <source>%1 had %2 more when last heard, and it would be lost</source>
        <translation>%1 در آخرین خبر %2 بیشتر داشت که از دست می‌رود</translation>
    </message>
    <message>
        <source>%1 may have more that would be lost</source>
        <translation>%1 شاید بیشتر داشته باشد که از دست می‌رود</translation>
    </message>
    <message>
        <source>offset %1</source>
        <translation>آفست %1</translation>
    </message>
    <message>
        <source>%1: make it a replica first</source>
        <translation>%1: نخست رونوشتش کنید</translation>
    </message>
    <message>
        <source>%1 would stay with the old primary</source>
        <translation>%1 با اصلیِ پیشین می‌ماند</translation>
    </message>
    <message>
        <source>%1 keys, %2</source>
        <translation>%1 کلید، %2</translation>
    </message>
    <message>
        <source>its node has no server in the spec any more</source>
        <translation>گره آن دیگر در مشخصات سروری ندارد</translation>
    </message>
    <message>
        <source>%1 closes the connection (%2: %3): see the error log of mariadbd, or what else listens there</source>
        <translation>%1 اتصال را می‌بندد (%2: %3): لاگ خطای ⁨mariadbd⁩ یا هر چه را آنجا گوش می‌دهد ببینید</translation>
    </message>
    <message>
        <source>%1 closes the connection (%2): see the error log of mariadbd, or what else listens there</source>
        <translation>%1 اتصال را می‌بندد (%2): لاگ خطای ⁨mariadbd⁩ یا هر چه را آنجا گوش می‌دهد ببینید</translation>
    </message>
    <message>
        <source>%1 closes the connection: see the error log of mariadbd, or what else listens there</source>
        <translation>%1 اتصال را می‌بندد: لاگ خطای ⁨mariadbd⁩ یا هر چه را آنجا گوش می‌دهد ببینید</translation>
    </message>
    <message>
        <source>nothing answers at %1 (%2: %3): see whether mariadbd runs on this node, and its error log</source>
        <translation>در %1 چیزی پاسخ نمی‌دهد (%2: %3): ببینید ⁨mariadbd⁩ روی این گره اجرا می‌شود یا نه، و لاگ خطای آن را</translation>
    </message>
    <message>
        <source>nothing answers at %1 (%2): see whether mariadbd runs on this node, and its error log</source>
        <translation>در %1 چیزی پاسخ نمی‌دهد (%2): ببینید ⁨mariadbd⁩ روی این گره اجرا می‌شود یا نه، و لاگ خطای آن را</translation>
    </message>
    <message>
        <source>%1 refuses the account "%2" (%3: %4): the server is alive</source>
        <translation>%1 حساب «%2» را نمی‌پذیرد (%3: %4): سرور زنده است</translation>
    </message>
    <message>
        <source>%1 refuses the account "%2" (%3): the server is alive</source>
        <translation>%1 حساب «%2» را نمی‌پذیرد (%3): سرور زنده است</translation>
    </message>
    <message>
        <source>%1 refuses the account "%2": the server is alive</source>
        <translation>%1 حساب «%2» را نمی‌پذیرد: سرور زنده است</translation>
    </message>
    <message>
        <source>check database.user and its password file</source>
        <translation>‏⁨database.user⁩ و پروندهٔ گذرواژه‌اش را بررسی کنید</translation>
    </message>
    <message>
        <source>%1 has no connection left (%2: %3): the server is alive</source>
        <translation>%1 اتصال آزادی ندارد (%2: %3): سرور زنده است</translation>
    </message>
    <message>
        <source>%1 has no connection left (%2): the server is alive</source>
        <translation>%1 اتصال آزادی ندارد (%2): سرور زنده است</translation>
    </message>
    <message>
        <source>%1 has no connection left: the server is alive</source>
        <translation>%1 اتصال آزادی ندارد: سرور زنده است</translation>
    </message>
    <message>
        <source>raise max_connections or end idle ones</source>
        <translation>‏⁨max_connections⁩ را بالا ببرید یا اتصال‌های بیکار را ببندید</translation>
    </message>
    <message>
        <source>%1 does not answer as MariaDB does (%2: %3): see what listens there</source>
        <translation>%1 مانند ⁨MariaDB⁩ پاسخ نمی‌دهد (%2: %3): ببینید چه چیزی آنجا گوش می‌دهد</translation>
    </message>
    <message>
        <source>%1 does not answer as MariaDB does (%2): see what listens there</source>
        <translation>%1 مانند ⁨MariaDB⁩ پاسخ نمی‌دهد (%2): ببینید چه چیزی آنجا گوش می‌دهد</translation>
    </message>
    <message>
        <source>%1 does not answer as MariaDB does: see what listens there</source>
        <translation>%1 مانند ⁨MariaDB⁩ پاسخ نمی‌دهد: ببینید چه چیزی آنجا گوش می‌دهد</translation>
    </message>
    <message>
        <source>the agent cannot look at %1 (%2: %3)</source>
        <translation>عامل نمی‌تواند به %1 نگاه کند (%2: %3)</translation>
    </message>
    <message>
        <source>the agent cannot look at %1 (%2)</source>
        <translation>عامل نمی‌تواند به %1 نگاه کند (%2)</translation>
    </message>
    <message>
        <source>the agent cannot look at %1</source>
        <translation>عامل نمی‌تواند به %1 نگاه کند</translation>
    </message>
    <message>
        <source>its password file could not be read within %1</source>
        <translation>پروندهٔ گذرواژه‌اش در مدت %1 خوانده نشد</translation>
    </message>
    <message>
        <source>its own driver does not answer</source>
        <translation>راه‌انداز خود آن پاسخ نمی‌دهد</translation>
    </message>
    <message>
        <source>restart bafar-agent if this stays</source>
        <translation>اگر چنین ماند ⁨bafar-agent⁩ را دوباره راه‌اندازی کنید</translation>
    </message>
    <message>
        <source>it was last seen as %1, MariaDB %2</source>
        <translation>آخرین بار در نقش %1 دیده شد، ⁨MariaDB⁩ %2</translation>
    </message>
    <message>
        <source>it does not tell %1 (%2: %3): GRANT %4 ON *.* TO the agents' account</source>
        <translation>%1 را نمی‌گوید (%2: %3): به حساب عامل‌ها این حق را بدهید: ⁨GRANT %4 ON *.*⁩</translation>
    </message>
    <message>
        <source>it does not tell %1 (%2: %3)</source>
        <translation>%1 را نمی‌گوید (%2: %3)</translation>
    </message>
    <message>
        <source>its positions</source>
        <translation>جایگاه‌هایش</translation>
    </message>
    <message>
        <source>its replication</source>
        <translation>تکثیرش</translation>
    </message>
    <message>
        <source>its counters</source>
        <translation>شمارنده‌هایش</translation>
    </message>
    <message>
        <source>its settings</source>
        <translation>تنظیم‌هایش</translation>
    </message>
    <message>
        <source>its threads</source>
        <translation>رشته‌هایش</translation>
    </message>
    <message>
        <source>an answer of %1 columns</source>
        <translation>پاسخی با %1 ستون</translation>
    </message>
    <message>
        <source>an answer of more than %1 rows</source>
        <translation>پاسخی با بیش از %1 سطر</translation>
    </message>
    <message>
        <source>an answer of more than %1 bytes</source>
        <translation>پاسخی با بیش از %1 بایت</translation>
    </message>
    <message>
        <source>it answered %1 rows where one was asked for</source>
        <translation>%1 سطر پاسخ داد و یکی خواسته بود</translation>
    </message>
    <message>
        <source>it calls itself "%1", which is not MariaDB</source>
        <translation>خود را «%1» می‌نامد که ⁨MariaDB⁩ نیست</translation>
    </message>
    <message>
        <source>MariaDB %1 is too old: 10.5 and newer are understood</source>
        <translation>‏⁨MariaDB⁩ %1 بسیار کهنه است: ۱۰٫۵ و تازه‌تر فهمیده می‌شود</translation>
    </message>
    <message>
        <source>last look %1 ago</source>
        <translation>آخرین نگاه %1 پیش</translation>
    </message>
    <message>
        <source>no look was answered yet</source>
        <translation>هنوز به هیچ نگاهی پاسخ داده نشده</translation>
    </message>
    <message>
        <source>no database server on this node in the cluster spec</source>
        <translation>در مشخصات خوشه سرور پایگاه داده‌ای روی این گره نیست</translation>
    </message>
    <message>
        <source>it listens on every address of the node, floating ones included: set bind-address = %1 below [mariadbd] in its configuration and restart it</source>
        <translation>روی همهٔ نشانی‌های گره گوش می‌دهد، شناورها هم: زیر ⁦[mariadbd]⁩ در پیکربندی‌اش ⁨bind-address = %1⁩ را بگذارید و دوباره راه‌اندازی‌اش کنید</translation>
    </message>
    <message>
        <source>it listens on the floating address %1: set bind-address = %2 below [mariadbd] in its configuration and restart it</source>
        <translation>روی نشانی شناور %1 گوش می‌دهد: زیر ⁦[mariadbd]⁩ در پیکربندی‌اش ⁨bind-address = %2⁩ را بگذارید و دوباره راه‌اندازی‌اش کنید</translation>
    </message>
    <message>
        <source>%1 can all be written to: what is written to both will never agree</source>
        <translation>در همهٔ %1 می‌توان نوشت: آنچه در هر دو نوشته شود هرگز یکی نمی‌شود</translation>
    </message>
    <message>
        <source>set read_only = ON on all but the primary, %1</source>
        <translation>روی همه جز اصلی ⁨read_only = ON⁩ بگذارید، %1</translation>
    </message>
    <message>
        <source>set read_only = ON on all but the primary</source>
        <translation>روی همه جز اصلی ⁨read_only = ON⁩ بگذارید</translation>
    </message>
    <message>
        <source>no server can be written to: read_only is ON on all of them</source>
        <translation>در هیچ سروری نمی‌توان نوشت: ⁨read_only⁩ روی همه روشن است</translation>
    </message>
    <message>
        <source>set it OFF on the primary, %1</source>
        <translation>روی اصلی خاموشش کنید، %1</translation>
    </message>
    <message>
        <source>set it OFF on the primary</source>
        <translation>روی اصلی خاموشش کنید</translation>
    </message>
    <message>
        <source>no server that is heard can be written to</source>
        <translation>در هیچ سروری که شنیده می‌شود نمی‌توان نوشت</translation>
    </message>
    <message>
        <source>not heard: %1</source>
        <translation>شنیده نمی‌شود: %1</translation>
    </message>
    <message>
        <source>%1 replicate in a circle: no fail-over can tell who is the primary</source>
        <translation>%1 در دایره تکثیر می‌کنند: در جایگزینی هنگام خرابی معلوم نیست اصلی کدام است</translation>
    </message>
    <message>
        <source>end it with STOP SLAVE and RESET SLAVE ALL on the one that is to be the primary</source>
        <translation>با ⁨STOP SLAVE⁩ و ⁨RESET SLAVE ALL⁩ روی آن که باید اصلی باشد پایانش دهید</translation>
    </message>
    <message>
        <source>there are several primaries: %1</source>
        <translation>چند اصلی هست: %1</translation>
    </message>
    <message>
        <source>%1 (followed by %2)</source>
        <translation>%1 (با پیروی %2)</translation>
    </message>
    <message>
        <source>point all replicas at one of them</source>
        <translation>همهٔ رونوشت‌ها را به سوی یکی از آن‌ها بگردانید</translation>
    </message>
    <message>
        <source>%1 have the same server_id, %2: replicas throw each other out and GTIDs lose their meaning</source>
        <translation>%1 یک ⁨server_id⁩ دارند، %2: رونوشت‌ها یکدیگر را بیرون می‌اندازند و ⁨GTID⁩ها بی‌معنا می‌شوند</translation>
    </message>
    <message>
        <source>give each its own</source>
        <translation>به هر یک مقدار جداگانه‌ای بدهید</translation>
    </message>
    <message>
        <source>%1: replication from %2 %3</source>
        <translation>%1: تکثیر از %2: %3</translation>
    </message>
    <message>
        <source>%1 replicates from %2, which is no server of the spec: nobody watches it, and no fail-over reaches it</source>
        <translation>%1 از %2 تکثیر می‌کند که سروری از مشخصات نیست: کسی آن را نمی‌پاید و جایگزینی هنگام خرابی به آن نمی‌رسد</translation>
    </message>
    <message>
        <source>%1 follows %2, but %3: look at its Replicate_Do_Domain_Ids and gtid_slave_pos</source>
        <translation>%1 پیرو %2 است، ولی %3: ⁨Replicate_Do_Domain_Ids⁩ و ⁨gtid_slave_pos⁩ آن را ببینید</translation>
    </message>
    <message>
        <source>%1 went its own way from %2: %3</source>
        <translation>%1 از %2 جدا شد و راه خود را رفت: %3</translation>
    </message>
    <message>
        <source>do not promote it, and rebuild it from %1</source>
        <translation>ارتقایش ندهید و از روی %1 از نو بسازیدش</translation>
    </message>
    <message>
        <source>it has %1 and its source only %2</source>
        <translation>%1 را دارد و مبدأش تنها %2</translation>
    </message>
    <message>
        <source>it has %1 and its source has nothing in domain %2</source>
        <translation>%1 را دارد و مبدأش در دامنهٔ %2 چیزی ندارد</translation>
    </message>
    <message>
        <source>it has %1, which its source, at %2, never had</source>
        <translation>%1 را دارد که مبدأش، در %2، هرگز نداشت</translation>
    </message>
    <message>
        <source>it has nothing of domain %1, where its source is at %2</source>
        <translation>از دامنهٔ %1 چیزی ندارد، که مبدأش در %2 است</translation>
    </message>
    <message>
        <source>the promise to lose nothing needs three servers: with %1, commits wait as soon as one is lost</source>
        <translation>وعدهٔ از دست نرفتن چیزی سه سرور می‌خواهد: با %1، کامیت‌ها با رفتن یکی منتظر می‌مانند</translation>
    </message>
    <message>
        <source>more than %1 GTIDs in one position</source>
        <translation>بیش از %1 ⁨GTID⁩ در یک جایگاه</translation>
    </message>
    <message>
        <source>"%1" is not a GTID (domain-server-sequence)</source>
        <translation>«%1» یک ⁨GTID⁩ نیست (⁨domain-server-sequence⁩)</translation>
    </message>
    <message>
        <source>writers: %1</source>
        <translation>نویسندگان: %1</translation>
    </message>
    <message>
        <source>no writer is heard</source>
        <translation>نویسنده‌ای شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>no writer</source>
        <translation>بی نویسنده</translation>
    </message>
    <message>
        <source>no server on this node in the spec</source>
        <translation>در مشخصات سروری روی این گره نیست</translation>
    </message>
    <message>
        <source>not heard, or it does not answer</source>
        <translation>شنیده نمی‌شود یا پاسخ نمی‌دهد</translation>
    </message>
    <message>
        <source>it replicates from nobody</source>
        <translation>از کسی تکثیر نمی‌کند</translation>
    </message>
    <message>
        <source>the database concept takes no commands</source>
        <translation>بخش پایگاه داده فرمانی نمی‌پذیرد</translation>
    </message>
    <message>
        <source>the database concept has no action "%1"</source>
        <translation>بخش پایگاه داده کنش «%1» را ندارد</translation>
    </message>
    <message>
        <source>replication from %1 (channel %2) %3</source>
        <translation>تکثیر از %1 (کانال %2): %3</translation>
    </message>
    <message>
        <source>replication from %1 (channel %2) goes on</source>
        <translation>تکثیر از %1 (کانال %2) ادامه یافت</translation>
    </message>
    <message>
        <source>replication from %1 (channel %2): lag %3</source>
        <translation>تکثیر از %1 (کانال %2): تأخیر %3</translation>
    </message>
    <message>
        <source>replication from %1 %2</source>
        <translation>تکثیر از %1: %2</translation>
    </message>
    <message>
        <source>replication from %1: lag %2</source>
        <translation>تکثیر از %1: تأخیر %2</translation>
    </message>
    <message>
        <source>stopped applying: error %1</source>
        <translation>اعمال متوقف شد: خطای %1</translation>
    </message>
    <message>
        <source>stopped receiving: error %1</source>
        <translation>دریافت متوقف شد: خطای %1</translation>
    </message>
    <message>
        <source>not connected to %1: error %2</source>
        <translation>به %1 متصل نیست: خطای %2</translation>
    </message>
    <message>
        <source>every setting keeps the promise "%1" again</source>
        <translation>همهٔ تنظیم‌ها دوباره وعدهٔ «%1» را نگه می‌دارند</translation>
    </message>
    <message>
        <source>settings that break the promise "%1": %2</source>
        <translation>تنظیم‌هایی که وعدهٔ «%1» را می‌شکنند: %2</translation>
    </message>
    <message>
        <source>the promise "%1" is not kept: %2</source>
        <translation>وعدهٔ «%1» نگه داشته نمی‌شود: %2</translation>
    </message>
    <message>
        <source>first: %1</source>
        <translation>نخست: %1</translation>
    </message>
    <message>
        <source>nobody can replicate from it once it is the primary</source>
        <translation>پس از اصلی شدن کسی نمی‌تواند از آن تکثیر کند</translation>
    </message>
    <message>
        <source>promoted, it could not give the others what it received</source>
        <translation>پس از ارتقا نمی‌تواند آنچه گرفته را به دیگران بدهد</translation>
    </message>
    <message>
        <source>a server that went its own way is taken back without a word</source>
        <translation>سروری که راه خود را رفته بی‌سروصدا پذیرفته می‌شود</translation>
    </message>
    <message>
        <source>after a crash of its host it returns behind its own replicas and uses GTIDs twice</source>
        <translation>پس از افتادن میزبانش عقب‌تر از رونوشت‌های خود بازمی‌گردد و ⁨GTID⁩ها را دو بار به کار می‌برد</translation>
    </message>
    <message>
        <source>a crash of its host takes up to a second of commits with it</source>
        <translation>افتادن میزبانش تا یک ثانیه کامیت را با خود می‌برد</translation>
    </message>
    <message>
        <source>whoever writes here makes it differ from its primary for ever</source>
        <translation>هر که اینجا بنویسد آن را برای همیشه با اصلی‌اش ناسازگار می‌کند</translation>
    </message>
    <message>
        <source>others read a commit before a replica has it, and a failover takes it back</source>
        <translation>دیگران کامیت را پیش از رسیدن به رونوشتی می‌خوانند و جایگزینی هنگام خرابی آن را پس می‌گیرد</translation>
    </message>
    <message>
        <source>it acknowledges nothing, so no commit counts on it</source>
        <translation>چیزی را تأیید نمی‌کند، پس هیچ کامیتی بر آن تکیه ندارد</translation>
    </message>
    <message>
        <source>after this time without a replica commits are confirmed that only this server has</source>
        <translation>پس از این مدت بی رونوشت کامیت‌هایی تأیید می‌شود که تنها این سرور دارد</translation>
    </message>
    <message>
        <source>without a connected replica commits are confirmed that only this server has</source>
        <translation>بی رونوشت متصل کامیت‌هایی تأیید می‌شود که تنها این سرور دارد</translation>
    </message>
    <message>
        <source>a crash of its host loses what it acknowledged</source>
        <translation>افتادن میزبانش آنچه را تأیید کرده از میان می‌برد</translation>
    </message>
    <message>
        <source>restarted after a crash, it keeps commits that no replica acknowledged</source>
        <translation>پس از افتادن و آغاز دوباره کامیت‌هایی را نگه می‌دارد که هیچ رونوشتی تأیید نکرد</translation>
    </message>
    <message>
        <source>what it applies waits for an acknowledgement that nobody gives, with this timeout for ever</source>
        <translation>آنچه اعمال می‌کند منتظر تأییدی می‌ماند که کسی نمی‌دهد، با این مهلت برای همیشه</translation>
    </message>
    <message>
        <source>[mariadbd] %1, then restart it</source>
        <translation>در پیکربندی‌اش بگذارید: ⁦[mariadbd] %1⁩، سپس دوباره راه‌اندازی‌اش کنید</translation>
    </message>
    <message>
        <source>SET GLOBAL rpl_semi_sync_master_wait_point = 'AFTER_SYNC'</source>
        <translation>این را اجرا کنید: ⁨SET GLOBAL rpl_semi_sync_master_wait_point = 'AFTER_SYNC'⁩</translation>
    </message>
    <message>
        <source>SET GLOBAL %1 = %2</source>
        <translation>این را اجرا کنید: ⁨SET GLOBAL %1 = %2⁩</translation>
    </message>
    <message>
        <source>and the same below [mariadbd] in its configuration</source>
        <translation>و همین را زیر ⁦[mariadbd]⁩ در پیکربندی‌اش</translation>
    </message>
    <message>
        <source>once it has caught up: STOP SLAVE%1</source>
        <translation>پس از رسیدن آن به دیگران: ⁨STOP SLAVE%1⁩</translation>
    </message>
    <message>
        <source>once it has caught up: STOP SLAVE</source>
        <translation>پس از رسیدن آن به دیگران: ⁨STOP SLAVE⁩</translation>
    </message>
    <message>
        <source>CHANGE MASTER%1 TO %2</source>
        <translation>سپس ⁨CHANGE MASTER%1 TO %2⁩</translation>
    </message>
    <message>
        <source>CHANGE MASTER TO %1</source>
        <translation>سپس ⁨CHANGE MASTER TO %1⁩</translation>
    </message>
    <message>
        <source>START SLAVE%1</source>
        <translation>و ⁨START SLAVE%1⁩</translation>
    </message>
    <message>
        <source>START SLAVE</source>
        <translation>و ⁨START SLAVE⁩</translation>
    </message>
    <message>
        <source>an idle primary that died is taken for a quiet one</source>
        <translation>اصلیِ بیکاری که مرده است ساکت پنداشته می‌شود</translation>
    </message>
    <message>
        <source>it cannot be pointed at another primary without losing its place</source>
        <translation>بی از دست دادن جایش نمی‌توان آن را به سوی اصلیِ دیگری گرداند</translation>
    </message>
    <message>
        <source>semi_sync</source>
        <translation>نیمه‌همگام</translation>
    </message>
    <message>
        <source>no_loss</source>
        <translation>بدون اتلاف</translation>
    </message>
    <message>
        <source>commits are asynchronous</source>
        <translation>کامیت‌ها ناهمگام‌اند</translation>
    </message>
    <message>
        <source>commits are semi-synchronous</source>
        <translation>کامیت‌ها نیمه‌همگام‌اند</translation>
    </message>
    <message>
        <source>no commit is lost</source>
        <translation>هیچ کامیتی از دست نمی‌رود</translation>
    </message>
    <message>
        <source>database: no_writer is over</source>
        <translation>پایگاه داده: نبود نویسنده پایان یافت</translation>
    </message>
    <message>
        <source>database: two_writers is over</source>
        <translation>پایگاه داده: دو نویسنده داشتن پایان یافت</translation>
    </message>
    <message>
        <source>database: cycle is over</source>
        <translation>پایگاه داده: دایرهٔ تکثیر پایان یافت</translation>
    </message>
    <message>
        <source>database: two_primaries is over</source>
        <translation>پایگاه داده: دو اصلی داشتن پایان یافت</translation>
    </message>
    <message>
        <source>database: strange_source is over</source>
        <translation>پایگاه داده: مبدأ بیگانه پایان یافت</translation>
    </message>
    <message>
        <source>database: stopped is over</source>
        <translation>پایگاه داده: ایستادن تکثیر پایان یافت</translation>
    </message>
    <message>
        <source>database: diverged is over</source>
        <translation>پایگاه داده: جدا شدن داده‌ها پایان یافت</translation>
    </message>
    <message>
        <source>database: domain_gap is over</source>
        <translation>پایگاه داده: شکاف در دامنه پایان یافت</translation>
    </message>
    <message>
        <source>database: same_server_id is over</source>
        <translation>پایگاه داده: شناسهٔ یکسان سرورها پایان یافت</translation>
    </message>
    <message>
        <source>database: too_few_servers is over</source>
        <translation>پایگاه داده: کمی سرورها پایان یافت</translation>
    </message>
    <message>
        <source>database: %1 is over</source>
        <translation>پایگاه داده: %1 پایان یافت</translation>
    </message>
    <message>
        <source>startup</source>
        <translation>آغاز</translation>
    </message>
    <message>
        <source>link up: %1</source>
        <translation>پیوند برقرار شد، %1</translation>
    </message>
    <message>
        <source>link up, priority 255</source>
        <translation>پیوند برقرار، اولویت ۲۵۵</translation>
    </message>
    <message>
        <source>started, priority 255</source>
        <translation>آغازشده، اولویت ۲۵۵</translation>
    </message>
    <message>
        <source>link down or without address</source>
        <translation>پیوند قطع یا بی نشانی</translation>
    </message>
    <message>
        <source>advert: %1</source>
        <translation>آگهی: %1</translation>
    </message>
    <message>
        <source>higher priority</source>
        <translation>اولویت بالاتر</translation>
    </message>
    <message>
        <source>equal priority, greater source address</source>
        <translation>اولویت برابر، نشانی مبدأ بزرگ‌تر</translation>
    </message>
    <message>
        <source>stall: %1</source>
        <translation>درنگ: %1</translation>
    </message>
    <message>
        <source>stall</source>
        <translation>درنگ</translation>
    </message>
    <message>
        <source>silent for three intervals or told so</source>
        <translation>خاموش به مدت سه بازه یا به گفتهٔ خودش</translation>
    </message>
    <message>
        <source>claim refused: %1</source>
        <translation>رد ادعا: %1</translation>
    </message>
    <message>
        <source>the third in a row</source>
        <translation>سومین بار پیاپی</translation>
    </message>
    <message>
        <source>the first after a take-over or an earlier such end</source>
        <translation>نخستین بار پس از واگذاری یا پایان مشابه پیشین</translation>
    </message>
    <message>
        <source>take over</source>
        <translation>واگذاری</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>آغازنشده</translation>
    </message>
    <message>
        <source>%1 (%2) on %3: %4</source>
        <translation>%1 (%2) روی %3: %4</translation>
    </message>
    <message>
        <source>%1 on %2: %3</source>
        <translation>%1 روی %2: %3</translation>
    </message>
    <message>
        <source>settled on priority %1 after the take-over</source>
        <translation>پس از واگذاری به اولویت %1 رسید</translation>
    </message>
    <message>
        <source>no other owner is heard any more</source>
        <translation>دیگر مالک دیگری شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>this node is no longer an owner</source>
        <translation>این گره دیگر مالک نیست</translation>
    </message>
    <message>
        <source>an advertisement from %1 was refused: %2</source>
        <translation>آگهی %1 پذیرفته نشد: %2</translation>
    </message>
    <message>
        <source>an advertisement came from our own address %1: a loop on the segment, or another host has the same address</source>
        <translation>آگهی‌ای از نشانی خودمان %1 رسید: حلقه‌ای در این شبکه است یا میزبان دیگری همین نشانی را دارد</translation>
    </message>
    <message>
        <source>%1 advertises %2 and we advertise %3 under the same virtual router id: make the lists equal (Keepalived before 2.3.3 ignores adverts with another list)</source>
        <translation>%1 نشانی‌های %2 و ما %3 را با یک شناسهٔ روتر مجازی آگهی می‌کنیم: فهرست‌ها را یکی کنید (⁨Keepalived⁩ پیش از ۲٫۳٫۳ آگهی با فهرست دیگر را نادیده می‌گیرد)</translation>
    </message>
    <message>
        <source>%1 advertises every %2, we every %3: the owner's interval is followed</source>
        <translation>%1 هر %2 آگهی می‌دهد و ما هر %3: از بازهٔ مالک پیروی می‌شود</translation>
    </message>
    <message>
        <source>%1 sends checksums of profile %2, we of profile %3: it may not accept ours, set the profile that it uses</source>
        <translation>%1 چک‌سام نوع %2 می‌فرستد و ما نوع %3: شاید چک‌سام ما را نپذیرد، نوعی را که به کار می‌برد تنظیم کنید</translation>
    </message>
    <message>
        <source>%1 also acts as the owner, with priority %2 against our %3: %4</source>
        <translation>%1 نیز مالک شده است، با اولویت %2 در برابر %3 ما: %4</translation>
    </message>
    <message>
        <source>it uses the other checksum profile (%1) and refuses ours</source>
        <translation>نوع دیگر چک‌سام (%1) را به کار می‌برد و چک‌سام ما را نمی‌پذیرد</translation>
    </message>
    <message>
        <source>set the profile that it uses</source>
        <translation>نوعی را که به کار می‌برد تنظیم کنید</translation>
    </message>
    <message>
        <source>its address list differs (%1) and Keepalived before 2.3.3 ignores such adverts</source>
        <translation>فهرست نشانی‌هایش فرق دارد (%1) و ⁨Keepalived⁩ پیش از ۲٫۳٫۳ چنین آگهی‌هایی را نادیده می‌گیرد</translation>
    </message>
    <message>
        <source>make the lists equal</source>
        <translation>فهرست‌ها را یکی کنید</translation>
    </message>
    <message>
        <source>it does not hear us</source>
        <translation>ما را نمی‌شنود</translation>
    </message>
    <message>
        <source>look for a filter of protocol 112, or a switch that drops multicast to 224.0.0.18, between us and it</source>
        <translation>در میان ما و آن دنبال فیلتر پروتکل ۱۱۲ یا سوئیچی بگردید که چندپخشی به ⁦224.0.0.18⁩ را دور می‌ریزد</translation>
    </message>
    <message>
        <source>this host refuses the addresses (%1): it resigns and tries again in %2</source>
        <translation>این میزبان نشانی‌ها را نمی‌پذیرد (%1): کناره می‌گیرد و %2 دیگر دوباره تلاش می‌کند</translation>
    </message>
    <message>
        <source>this host refuses the addresses, so it does not own them: %1</source>
        <translation>این میزبان نشانی‌ها را نمی‌پذیرد و از این رو مالکشان نیست: %1</translation>
    </message>
    <message>
        <source>owner, but the addresses are not on %1: %2</source>
        <translation>مالک است ولی نشانی‌ها روی %1 نیستند: %2</translation>
    </message>
    <message>
        <source>the agent did not run for %1: it lets the addresses go and listens first</source>
        <translation>عامل به مدت %1 اجرا نمی‌شد: نشانی‌ها را رها می‌کند و نخست گوش می‌دهد</translation>
    </message>
    <message>
        <source>the agent did not run for %1: it listens anew</source>
        <translation>عامل به مدت %1 اجرا نمی‌شد: از نو گوش می‌دهد</translation>
    </message>
    <message>
        <source>the VRRP thread says nothing for more than %1</source>
        <translation>رشتهٔ ⁨VRRP⁩ بیش از %1 است که چیزی نمی‌گوید</translation>
    </message>
    <message>
        <source>shown is its last word</source>
        <translation>آنچه می‌بینید آخرین گزارش آن است</translation>
    </message>
    <message>
        <source>the VRRP thread does not take orders now: its queue is full</source>
        <translation>رشتهٔ ⁨VRRP⁩ اکنون فرمان نمی‌پذیرد: صف آن پر است</translation>
    </message>
    <message>
        <source>messages lost between the VRRP thread and the agent: %1</source>
        <translation>پیام‌های گم‌شده میان رشتهٔ ⁨VRRP⁩ و عامل: %1</translation>
    </message>
    <message>
        <source>real-time priority %1 refused</source>
        <translation>اولویت بی‌درنگ %1 پذیرفته نشد</translation>
    </message>
    <message>
        <source>set LimitRTPRIO= in the unit, or with CONFIG_RT_GROUP_SCHED give the control group a real-time budget</source>
        <translation>‏⁨LimitRTPRIO=⁩ را در واحد تنظیم کنید، یا با ⁨CONFIG_RT_GROUP_SCHED⁩ به گروه کنترل سهم بی‌درنگ بدهید</translation>
    </message>
    <message>
        <source>asking for real-time priority %1: %2</source>
        <translation>خواستن اولویت بی‌درنگ %1: %2</translation>
    </message>
    <message>
        <source>locking memory: %1</source>
        <translation>قفل کردن حافظه: %1</translation>
    </message>
    <message>
        <source>set LimitMEMLOCK=infinity in the unit</source>
        <translation>‏⁨LimitMEMLOCK=infinity⁩ را در واحد تنظیم کنید</translation>
    </message>
    <message>
        <source>opening route netlink: %1</source>
        <translation>باز کردن ⁨route netlink⁩: %1</translation>
    </message>
    <message>
        <source>listing through netlink: %1</source>
        <translation>فهرست کردن از راه ⁨netlink⁩: %1</translation>
    </message>
    <message>
        <source>adding %1: %2</source>
        <translation>افزودن %1: %2</translation>
    </message>
    <message>
        <source>removing %1: %2</source>
        <translation>برداشتن %1: %2</translation>
    </message>
    <message>
        <source>no interface "%1" here</source>
        <translation>رابط شبکهٔ «%1» اینجا نیست</translation>
    </message>
    <message>
        <source>joining 224.0.0.18 on %1: %2</source>
        <translation>پیوستن به ⁦224.0.0.18⁩ روی %1: %2</translation>
    </message>
    <message>
        <source>opening a packet socket on %1: %2</source>
        <translation>باز کردن سوکت بسته روی %1: %2</translation>
    </message>
    <message>
        <source>opening a raw socket on %1: %2</source>
        <translation>باز کردن سوکت خام روی %1: %2</translation>
    </message>
    <message>
        <source>sending an advertisement on %1: %2</source>
        <translation>فرستادن آگهی روی %1: %2</translation>
    </message>
    <message>
        <source>sending gratuitous ARP on %1: %2</source>
        <translation>فرستادن ⁨ARP⁩ بی‌درخواست روی %1: %2</translation>
    </message>
    <message>
        <source>VRRP over IPv6 is not handled by this build</source>
        <translation>‏⁨VRRP⁩ روی ⁨IPv6⁩ در این نسخه پشتیبانی نمی‌شود</translation>
    </message>
    <message>
        <source>TTL is %1, must be 255: the sender is not on this network segment</source>
        <translation>‏⁨TTL⁩ برابر %1 است و باید ۲۵۵ باشد: فرستنده در همین شبکه نیست</translation>
    </message>
    <message>
        <source>sent to %1 instead of 224.0.0.18: the sender uses unicast peers</source>
        <translation>به‌جای ⁦224.0.0.18⁩ به %1 فرستاده شد: فرستنده همتایان تک‌پخشی به کار می‌برد</translation>
    </message>
    <message>
        <source>message has %1 bytes, the fixed part alone has 8</source>
        <translation>پیام %1 بایت دارد و بخش ثابت به‌تنهایی ۸ بایت است</translation>
    </message>
    <message>
        <source>VRRP version %1, must be 3: set vrrp_version 3 on the sender</source>
        <translation>نسخهٔ ⁨VRRP⁩ برابر %1 است و باید ۳ باشد: روی فرستنده ⁨vrrp_version 3⁩ بگذارید</translation>
    </message>
    <message>
        <source>VRRP type %1, must be 1 (advertisement)</source>
        <translation>نوع ⁨VRRP⁩ برابر %1 است و باید ۱ (آگهی) باشد</translation>
    </message>
    <message>
        <source>message has %1 bytes, %2 addresses ask for %3</source>
        <translation>پیام %1 بایت دارد و %2 نشانی %3 بایت می‌خواهد</translation>
    </message>
    <message>
        <source>checksum is wrong both with and without the pseudo-header</source>
        <translation>چک‌سام نادرست است، هم با شبه‌سرآیند و هم بی آن</translation>
    </message>
    <message>
        <source>virtual router id is 0, must be 1 to 255</source>
        <translation>شناسهٔ روتر مجازی ۰ است و باید از ۱ تا ۲۵۵ باشد</translation>
    </message>
    <message>
        <source>the advertisement carries no address</source>
        <translation>آگهی نشانی‌ای ندارد</translation>
    </message>
    <message>
        <source>the advertised interval is 0: every backup would time out at once</source>
        <translation>بازهٔ آگهی ۰ است: مهلت هر آماده‌به‌کار یک‌باره سر می‌آید</translation>
    </message>
    <message>
        <source>the floating IP is not in the spec any more</source>
        <translation>آی‌پی شناور دیگر در مشخصات نیست</translation>
    </message>
    <message>
        <source>its agent is there, but says nothing of this address</source>
        <translation>عامل آن هست، ولی از این نشانی چیزی نمی‌گوید</translation>
    </message>
    <message>
        <source>%1 is without the addresses</source>
        <translation>%1 بدون نشانی‌هاست</translation>
    </message>
    <message>
        <source>%1 has no carrier or no address, %2</source>
        <translation>%1 سیگنال یا نشانی ندارد، %2</translation>
    </message>
    <message>
        <source>owners: %1</source>
        <translation>مالکان: %1</translation>
    </message>
    <message>
        <source>%1, which is not one of these agents</source>
        <translation>%1، که یکی از این عامل‌ها نیست</translation>
    </message>
    <message>
        <source>nobody advertises</source>
        <translation>کسی آگهی نمی‌دهد</translation>
    </message>
    <message>
        <source>claim %1 against %2: a claim cannot be above 254</source>
        <translation>ادعای %1 در برابر %2: ادعا نمی‌تواند بالاتر از ۲۵۴ باشد</translation>
    </message>
    <message>
        <source>lower what the owner advertises in its own configuration</source>
        <translation>آنچه را مالک در پیکربندی خودش آگهی می‌کند پایین بیاورید</translation>
    </message>
    <message>
        <source>the floating IP concept knows one command, take_over, and it is not set</source>
        <translation>بخش آی‌پی شناور یک فرمان می‌شناسد، ⁨take_over⁩، که داده نشده است</translation>
    </message>
    <message>
        <source>%1 runs no virtual router "%2": plan again</source>
        <translation>%1 روتر مجازی «%2» را اجرا نمی‌کند: دوباره طرح بسازید</translation>
    </message>
    <message>
        <source>no virtual router "%1" runs on this node: plan again</source>
        <translation>روتر مجازی «%1» روی این گره اجرا نمی‌شود: دوباره طرح بسازید</translation>
    </message>
    <message>
        <source>%1 owns %2 already</source>
        <translation>%1 هم‌اکنون مالک %2 است</translation>
    </message>
    <message>
        <source>floating IP</source>
        <translation>آی‌پی شناور</translation>
    </message>
    <message>
        <source>member of %1</source>
        <translation>عضو %1</translation>
    </message>
    <message>
        <source>the parameter "%1" is missing: give address=NAME to=NODE</source>
        <translation>پارامتر «%1» داده نشده است: ⁨address=NAME to=NODE⁩ را بدهید</translation>
    </message>
    <message>
        <source>The floating IP</source>
        <translation>آی‌پی شناور</translation>
    </message>
    <message>
        <source>The node that shall own it</source>
        <translation>گرهی که باید مالک آن شود</translation>
    </message>
    <message>
        <source>the interface %1 has no carrier or no IPv4 address: bring it up first</source>
        <translation>رابط شبکهٔ %1 سیگنال یا نشانی ⁨IPv4⁩ ندارد: نخست آن را برقرار کنید</translation>
    </message>
    <message>
        <source>the virtual router is not started: enable it in the spec first</source>
        <translation>روتر مجازی آغاز نشده است: نخست آن را در مشخصات روشن کنید</translation>
    </message>
    <message>
        <source>this node is the owner already</source>
        <translation>این گره هم‌اکنون مالک است</translation>
    </message>
    <message>
        <source>the claim priority is %1, must be 1 to 254</source>
        <translation>اولویت ادعا %1 است و باید از ۱ تا ۲۵۴ باشد</translation>
    </message>
    <message>
        <source>the settle priority %1 is above the claim priority %2</source>
        <translation>اولویت پایانی %1 بالاتر از اولویت ادعا %2 است</translation>
    </message>
    <message>
        <source>the owner %1 advertises priority %2, a claim with %3 would not win: plan again</source>
        <translation>مالک %1 اولویت %2 را آگهی می‌کند و ادعا با %3 پیروز نمی‌شود: دوباره طرح بسازید</translation>
    </message>
    <message>
        <source>no override was held</source>
        <translation>اولویت ویژه‌ای در کار نبود</translation>
    </message>
    <message>
        <source>advertises its own priority %1 again</source>
        <translation>دوباره اولویت خودش %1 را آگهی می‌کند</translation>
    </message>
    <message>
        <source>floating IP %1</source>
        <translation>آی‌پی شناور %1</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>حدود %1</translation>
    </message>
    <message>
        <source>is released and elected anew on %1, VRID %2: silent for %3</source>
        <translation>رها و روی %1 با ⁨VRID⁩ %2 از نو برگزیده می‌شود: %3 خاموش</translation>
    </message>
    <message>
        <source>sends its adverts with the other checksum</source>
        <translation>آگهی‌هایش را با چک‌سام دیگر می‌فرستد</translation>
    </message>
    <message>
        <source>the owner stays</source>
        <translation>مالک می‌ماند</translation>
    </message>
    <message>
        <source>has no owner that is heard: where it is afterwards is not known</source>
        <translation>مالکی که شنیده شود ندارد: دانسته نیست پس از آن کجاست</translation>
    </message>
    <message>
        <source>is owned by %1, which is not one of our agents: it stays there until outranked</source>
        <translation>مالکش %1 است که از عامل‌های ما نیست: تا بالاتری نیاید آنجا می‌ماند</translation>
    </message>
    <message>
        <source>leaves %1, and nobody that is heard may own it: silent</source>
        <translation>از %1 می‌رود و هیچ شنیده‌شده‌ای اجازهٔ مالکیت ندارد: خاموش</translation>
    </message>
    <message>
        <source>moves from %1 to %2, which outranks it then (%3 over %4), after %5, without silence</source>
        <translation>از %1 به %2 می‌رود که در آن هنگام بالاتر است (%3 بر %4)، پس از %5، بی سکوت</translation>
    </message>
    <message>
        <source>moves from %1 to %2: silent for %3</source>
        <translation>از %1 به %2 می‌رود: %3 خاموش</translation>
    </message>
    <message>
        <source>loses %1</source>
        <translation>%1 را از دست می‌دهد</translation>
    </message>
    <message>
        <source>gets %1</source>
        <translation>%1 را می‌گیرد</translation>
    </message>
    <message>
        <source>adverts every %1 instead of %2: a dead owner is replaced after %3 instead of %4</source>
        <translation>هر %1 به‌جای %2 آگهی می‌دهد: جانشینی مالک مرده پس از %3 به‌جای %4</translation>
    </message>
    <message>
        <source>may move to %1, too (priority %2)</source>
        <translation>به %1 هم می‌تواند برود (اولویت %2)</translation>
    </message>
    <message>
        <source>may not move to %1 any more</source>
        <translation>دیگر نمی‌تواند به %1 برود</translation>
    </message>
    <message>
        <source>comes, %1: nobody that is heard may own it</source>
        <translation>افزوده می‌شود، %1: هیچ شنیده‌شده‌ای اجازهٔ مالکیت ندارد</translation>
    </message>
    <message>
        <source>comes, %1: on %2 after %3</source>
        <translation>افزوده می‌شود، %1: روی %2 پس از %3</translation>
    </message>
    <message>
        <source>goes: %1 answers no more, now on %2</source>
        <translation>برداشته می‌شود: %1 دیگر پاسخ نمی‌دهد، اکنون روی %2</translation>
    </message>
    <message>
        <source>goes: %1 answers no more</source>
        <translation>برداشته می‌شود: %1 دیگر پاسخ نمی‌دهد</translation>
    </message>
    <message>
        <source>only VRRP version 3 can be sent</source>
        <translation>تنها نسخهٔ ۳ ⁨VRRP⁩ فرستادنی است</translation>
    </message>
    <message>
        <source>a virtual router id is 1 to 255, not 0</source>
        <translation>شناسهٔ روتر مجازی ۱ تا ۲۵۵ است، نه ۰</translation>
    </message>
    <message>
        <source>an advertised interval is 10 ms to 40.95 s, not %1</source>
        <translation>بازهٔ آگهی از ⁦10 ms⁩ تا ⁦40.95 s⁩ است، نه %1</translation>
    </message>
    <message>
        <source>an advertisement carries 1 to 255 addresses, not %1</source>
        <translation>آگهی ۱ تا ۲۵۵ نشانی دارد، نه %1</translation>
    </message>
    <message>
        <source>only IPv4 addresses can be advertised</source>
        <translation>تنها نشانی‌های ⁨IPv4⁩ را می‌توان آگهی کرد</translation>
    </message>
    <message>
        <source>advertisements are sent over IPv4 only</source>
        <translation>آگهی‌ها تنها روی ⁨IPv4⁩ فرستاده می‌شوند</translation>
    </message>
    <message>
        <source>not an IPv4 datagram</source>
        <translation>بستهٔ ⁨IPv4⁩ نیست</translation>
    </message>
    <message>
        <source>the IPv4 header's lengths contradict the datagram</source>
        <translation>درازاهای سرآیند ⁨IPv4⁩ با بسته ناسازگار است</translation>
    </message>
    <message>
        <source>a fragment: an advertisement always fits one datagram</source>
        <translation>یک تکه: آگهی همیشه در یک بسته جا می‌شود</translation>
    </message>
    <message>
        <source>protocol %1, must be 112</source>
        <translation>پروتکل %1 است و باید ۱۱۲ باشد</translation>
    </message>
    <message>
        <source>Docker: %1</source>
        <translation>داکر: %1</translation>
    </message>
    <message>
        <source>Docker's socket %1: permission denied</source>
        <translation>سوکت داکر %1: اجازهٔ دسترسی نیست</translation>
    </message>
    <message>
        <source>put the agent's user into the group docker and restart it</source>
        <translation>کاربر عامل را به گروه ⁨docker⁩ بیفزایید و عامل را دوباره راه‌اندازی کنید</translation>
    </message>
    <message>
        <source>the Swarm cannot be read: %1</source>
        <translation>سوارم را نمی‌توان خواند: %1</translation>
    </message>
    <message>
        <source>the Swarm is locked on this node: run docker swarm unlock</source>
        <translation>سوارم روی این گره قفل است: ⁨docker swarm unlock⁩ را اجرا کنید</translation>
    </message>
    <message>
        <source>the Swarm on this node: %1</source>
        <translation>سوارم روی این گره: %1</translation>
    </message>
    <message>
        <source>the Swarm does not answer</source>
        <translation>سوارم پاسخ نمی‌دهد</translation>
    </message>
    <message>
        <source>%1 tasks, services or containers are left out</source>
        <translation>%1 تسک، سرویس یا کانتینر کنار گذاشته شده است</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>در دسترس نیست</translation>
    </message>
    <message>
        <source>Docker answers %1: %2</source>
        <translation>داکر با ⁦%1⁩ پاسخ می‌دهد: %2</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>پاسخی نیامد</translation>
    </message>
    <message>
        <source>too many questions wait for Docker</source>
        <translation>پرسش‌های بسیاری منتظر داکر است</translation>
    </message>
    <message>
        <source>what listens there does not speak HTTP as Docker does: %1</source>
        <translation>آنچه آنجا گوش می‌دهد مانند داکر با ⁨HTTP⁩ کار نمی‌کند: %1</translation>
    </message>
    <message>
        <source>an answer of more than %1 MiB is not read</source>
        <translation>پاسخی بیش از %1 مبی‌بایت خوانده نمی‌شود</translation>
    </message>
    <message>
        <source>Docker sent more than was asked for</source>
        <translation>داکر بیش از آنچه خواسته بود فرستاد</translation>
    </message>
    <message>
        <source>the connection ended in the middle of an answer</source>
        <translation>اتصال در میانهٔ پاسخ پایان یافت</translation>
    </message>
    <message>
        <source>the connection ended without an answer</source>
        <translation>اتصال بی هیچ پاسخی پایان یافت</translation>
    </message>
    <message>
        <source>%1: no path of a socket</source>
        <translation>%1: مسیر سوکت نیست</translation>
    </message>
    <message>
        <source>a socket for %1: %2</source>
        <translation>سوکتی برای %1: %2</translation>
    </message>
    <message>
        <source>%1: connection refused: it does not run</source>
        <translation>%1: اتصال پذیرفته نشد: اجرا نمی‌شود</translation>
    </message>
    <message>
        <source>see systemctl status docker</source>
        <translation>‏⁨systemctl status docker⁩ را ببینید</translation>
    </message>
    <message>
        <source>Docker's answer about its version: "%1" is no API version such as 1.41</source>
        <translation>پاسخ داکر دربارهٔ نسخه‌اش: «%1» نسخهٔ ⁨API⁩ نیست، مانند ⁦1.41⁩</translation>
    </message>
    <message>
        <source>Docker %1 speaks API version %2, at least %3 is needed: update Docker</source>
        <translation>داکر %1 با نسخهٔ ⁨API⁩ %2 کار می‌کند و دست‌کم %3 لازم است: داکر را به‌روز کنید</translation>
    </message>
    <message>
        <source>Docker %1 speaks API version %2 and later, Bafar up to %3: update Bafar</source>
        <translation>داکر %1 با نسخهٔ ⁨API⁩ %2 و بالاتر کار می‌کند و ⁨Bafar⁩ تا %3: ⁨Bafar⁩ را به‌روز کنید</translation>
    </message>
    <message>
        <source>Docker's answer about %1: %2</source>
        <translation>پاسخ داکر دربارهٔ %1: %2</translation>
    </message>
    <message>
        <source>its version</source>
        <translation>نسخه‌اش</translation>
    </message>
    <message>
        <source>its containers</source>
        <translation>کانتینرهایش</translation>
    </message>
    <message>
        <source>a container</source>
        <translation>یک کانتینر</translation>
    </message>
    <message>
        <source>what a container uses</source>
        <translation>مصرف یک کانتینر</translation>
    </message>
    <message>
        <source>what happened</source>
        <translation>رویدادها</translation>
    </message>
    <message>
        <source>an error</source>
        <translation>یک خطا</translation>
    </message>
    <message>
        <source>a node</source>
        <translation>یک گره</translation>
    </message>
    <message>
        <source>a service</source>
        <translation>یک سرویس</translation>
    </message>
    <message>
        <source>an image in its registry</source>
        <translation>یک ایمیج در مخزنش</translation>
    </message>
    <message>
        <source>the Swarm's nodes</source>
        <translation>گره‌های سوارم</translation>
    </message>
    <message>
        <source>the Swarm's services</source>
        <translation>سرویس‌های سوارم</translation>
    </message>
    <message>
        <source>the Swarm's tasks</source>
        <translation>تسک‌های سوارم</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>اندازه‌گیری نشده</translation>
    </message>
    <message>
        <source>services are not in the cluster spec</source>
        <translation>سرویس‌ها در مشخصات خوشه نیستند</translation>
    </message>
    <message>
        <source>new</source>
        <translation>تازه</translation>
    </message>
    <message>
        <source>allocated</source>
        <translation>تخصیص‌یافته</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>واگذارشده</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>پذیرفته</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>آماده</translation>
    </message>
    <message>
        <source>orphaned</source>
        <translation>بی‌سرپرست</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>drain</source>
        <translation>خالی</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>ایستاده</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>سالم</translation>
    </message>
    <message>
        <source>unhealthy</source>
        <translation>ناسالم</translation>
    </message>
    <message>
        <source>exited</source>
        <translation>پایان‌یافته</translation>
    </message>
    <message>
        <source>created</source>
        <translation>ساخته‌شده</translation>
    </message>
    <message>
        <source>restarting</source>
        <translation>در حال آغاز دوباره</translation>
    </message>
    <message>
        <source>removing</source>
        <translation>در حال حذف</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>در حال توقف</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>مرده</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>نامعلوم</translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation>قطع‌شده</translation>
    </message>
    <message>
        <source>update in progress</source>
        <translation>به‌روزرسانی در جریان است</translation>
    </message>
    <message>
        <source>update completed</source>
        <translation>به‌روزرسانی کامل شد</translation>
    </message>
    <message>
        <source>rollback completed</source>
        <translation>بازگرداندن کامل شد</translation>
    </message>
    <message>
        <source>update paused due to failure or early termination of task %1</source>
        <translation>به‌روزرسانی به سبب خرابی یا پایان زودهنگام تسک %1 ایستاد</translation>
    </message>
    <message>
        <source>rollback paused due to failure or early termination of task %1</source>
        <translation>بازگرداندن به سبب خرابی یا پایان زودهنگام تسک %1 ایستاد</translation>
    </message>
    <message>
        <source>update rolled back due to failure or early termination of task %1</source>
        <translation>به‌روزرسانی به سبب خرابی یا پایان زودهنگام تسک %1 بازگردانده شد</translation>
    </message>
    <message>
        <source>no manager of the Swarm that has a quorum is heard</source>
        <translation>هیچ مدیری از سوارم که حد نصاب داشته باشد شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>the parameter "%1" is missing: give %2=...</source>
        <translation>پارامتر «%1» داده نشده است: ⁦%2=...⁩ را بدهید</translation>
    </message>
    <message>
        <source>node of the Swarm</source>
        <translation>گره سوارم</translation>
    </message>
    <message>
        <source>The service</source>
        <translation>سرویس</translation>
    </message>
    <message>
        <source>The node</source>
        <translation>گره</translation>
    </message>
    <message>
        <source>%1 is %2 in the Swarm already</source>
        <translation>%1 هم‌اکنون در سوارم %2 است</translation>
    </message>
    <message>
        <source>%1 is %2 in the Swarm</source>
        <translation>%1 در سوارم %2 است</translation>
    </message>
    <message>
        <source>Swarm makes %1 %2</source>
        <translation>سوارم %1 را %2 می‌کند</translation>
    </message>
    <message>
        <source>it stays one: the quorum is not touched</source>
        <translation>مدیر می‌ماند: حد نصاب دست نمی‌خورد</translation>
    </message>
    <message>
        <source>none: Swarm places new ones on it from now on</source>
        <translation>هیچ: سوارم از این پس تسک‌های تازه را روی آن می‌گذارد</translation>
    </message>
    <message>
        <source>between the old task and the new one: it has only one</source>
        <translation>میان تسک پیشین و تسک تازه: تنها یکی دارد</translation>
    </message>
    <message>
        <source>from then on: no task is left</source>
        <translation>از آن پس: تسکی نمی‌ماند</translation>
    </message>
    <message>
        <source>"%1" is no image such as registry.example/web:2</source>
        <translation>«%1» ایمیج نیست، مانند ⁨registry.example/web:2⁩</translation>
    </message>
    <message>
        <source>%1 runs %2 already</source>
        <translation>%1 هم‌اکنون %2 را اجرا می‌کند</translation>
    </message>
    <message>
        <source>Swarm keeps no earlier spec of %1: update it to the image you want</source>
        <translation>سوارم مشخصات پیشینی از %1 نگه نمی‌دارد: آن را به ایمیجی که می‌خواهید به‌روز کنید</translation>
    </message>
    <message>
        <source>Swarm keeps no earlier spec of %1 to go back to: update it to the image you want</source>
        <translation>سوارم مشخصات پیشینی از %1 برای بازگشت نگه نمی‌دارد: آن را به ایمیجی که می‌خواهید به‌روز کنید</translation>
    </message>
    <message>
        <source>"%1" is no number from 0 to %2</source>
        <translation>«%1» عددی از ۰ تا %2 نیست</translation>
    </message>
    <message>
        <source>%1 is global: it runs one task on each node</source>
        <translation>%1 سراسری است: روی هر گره یک تسک اجرا می‌کند</translation>
    </message>
    <message>
        <source>drain a node instead</source>
        <translation>به‌جای آن گرهی را خالی کنید</translation>
    </message>
    <message>
        <source>%1 is scaled to %2 already</source>
        <translation>شمار %1 هم‌اکنون %2 است</translation>
    </message>
    <message>
        <source>a global service runs one task on each node and has no number of replicas: drain a node instead</source>
        <translation>سرویس سراسری روی هر گره یک تسک اجرا می‌کند و شماری ندارد: به‌جای آن گرهی را خالی کنید</translation>
    </message>
    <message>
        <source>says %1</source>
        <translation>به گفتهٔ %1</translation>
    </message>
    <message>
        <source>it is not a service of the Swarm any more</source>
        <translation>دیگر سرویسی از سوارم نیست</translation>
    </message>
    <message>
        <source>it was never updated</source>
        <translation>هرگز به‌روز نشده است</translation>
    </message>
    <message>
        <source>Swarm says "%1"</source>
        <translation>سوارم می‌گوید «%1»</translation>
    </message>
    <message>
        <source>%1 tasks run on it</source>
        <translation>%1 تسک روی آن اجرا می‌شود</translation>
    </message>
    <message>
        <source>%1: its label %2 says %3, no number</source>
        <translation>%1: برچسبش %2 می‌گوید %3 که عدد نیست</translation>
    </message>
    <message>
        <source>%1 entries of the manager's lists are left out</source>
        <translation>%1 ورودی از فهرست‌های مدیر کنار گذاشته شده است</translation>
    </message>
    <message>
        <source>the manager's agent does not tell what nodes have free: update it</source>
        <translation>عامل مدیر نمی‌گوید گره‌ها چه جای آزادی دارند: به‌روزش کنید</translation>
    </message>
    <message>
        <source>not judged from here, %1</source>
        <translation>از اینجا سنجیده نمی‌شود، %1</translation>
    </message>
    <message>
        <source>no other node is ready and active</source>
        <translation>هیچ گره دیگری آماده و فعال نیست</translation>
    </message>
    <message>
        <source>no other node meets %1</source>
        <translation>هیچ گره دیگری شرط %1 را ندارد</translation>
    </message>
    <message>
        <source>at most %1 of its tasks may run on one node</source>
        <translation>روی هر گره دست‌بالا %1 تسک آن می‌تواند اجرا شود</translation>
    </message>
    <message>
        <source>no other node has %1 MiB of memory free</source>
        <translation>هیچ گره دیگری %1 مبی‌بایت حافظهٔ آزاد ندارد</translation>
    </message>
    <message>
        <source>no other node has the processors free that it reserves</source>
        <translation>هیچ گره دیگری پردازنده‌هایی را که این سرویس رزرو می‌کند آزاد ندارد</translation>
    </message>
    <message>
        <source>whether it fits beside the others that move</source>
        <translation>آیا کنار دیگر جابه‌جاشوندگان جا می‌شود</translation>
    </message>
    <message>
        <source>Docker is not reachable on this node</source>
        <translation>داکر روی این گره در دسترس نیست</translation>
    </message>
    <message>
        <source>Docker on %1 does not manage the Swarm now: plan again</source>
        <translation>داکر روی %1 اکنون سوارم را مدیریت نمی‌کند: دوباره طرح بسازید</translation>
    </message>
    <message>
        <source>the configuration of services changed meanwhile: plan again</source>
        <translation>پیکربندی سرویس‌ها در این میان تغییر کرد: دوباره طرح بسازید</translation>
    </message>
    <message>
        <source>too many steps run at once here</source>
        <translation>گام‌های بسیاری هم‌زمان اینجا اجرا می‌شود</translation>
    </message>
    <message>
        <source>a command of services needs exactly one of change, await, availability and await_drained</source>
        <translation>فرمان ⁨services⁩ دقیقاً یکی از ⁨change⁩، ⁨await⁩، ⁨availability⁩ و ⁨await_drained⁩ را لازم دارد</translation>
    </message>
    <message>
        <source>somebody else changed %1: it has %2 by now: plan again</source>
        <translation>کس دیگری %1 را تغییر داد: اکنون %2 را دارد: دوباره طرح بسازید</translation>
    </message>
    <message>
        <source>somebody made %1 %2</source>
        <translation>کسی %1 را %2 کرد</translation>
    </message>
    <message>
        <source>the node is not in the Swarm any more</source>
        <translation>این گره دیگر در سوارم نیست</translation>
    </message>
    <message>
        <source>its digest could not be found out, so that each node may take another image of this tag (%1)</source>
        <translation>چکیده‌اش یافت نشد، پس شاید هر گره ایمیج دیگری با این برچسب بردارد (%1)</translation>
    </message>
    <message>
        <source>its digest could not be found out, so that each node may take another image of this tag</source>
        <translation>چکیده‌اش یافت نشد، پس شاید هر گره ایمیج دیگری با این برچسب بردارد</translation>
    </message>
    <message>
        <source>nothing had to be changed</source>
        <translation>چیزی نباید تغییر می‌کرد</translation>
    </message>
    <message>
        <source>the Swarm took it</source>
        <translation>سوارم پذیرفت</translation>
    </message>
    <message>
        <source>not done within %1</source>
        <translation>در مدت %1 انجام نشد</translation>
    </message>
    <message>
        <source>Swarm stopped the update of %1</source>
        <translation>سوارم به‌روزرسانی %1 را متوقف کرد</translation>
    </message>
    <message>
        <source>Swarm stopped the update of %1: %2</source>
        <translation>سوارم به‌روزرسانی %1 را متوقف کرد: %2</translation>
    </message>
    <message>
        <source>Swarm's roll-back of %1 stands still</source>
        <translation>بازگرداندن %1 به دست سوارم ایستاده است</translation>
    </message>
    <message>
        <source>Swarm's roll-back of %1 stands still: %2</source>
        <translation>بازگرداندن %1 به دست سوارم ایستاده است: %2</translation>
    </message>
    <message>
        <source>Swarm rolled %1 back by itself</source>
        <translation>سوارم خودش %1 را بازگرداند</translation>
    </message>
    <message>
        <source>Swarm rolled %1 back by itself: %2</source>
        <translation>سوارم خودش %1 را بازگرداند: %2</translation>
    </message>
    <message>
        <source>%1 shall run %2 by now, not %3</source>
        <translation>%1 اکنون باید %2 را اجرا کند، نه %3</translation>
    </message>
    <message>
        <source>the tasks of %1 fail again and again: %2 times since</source>
        <translation>تسک‌های %1 پیاپی خراب می‌شوند: %2 بار از آن پس</translation>
    </message>
    <message>
        <source>%1 is not a service of the Swarm any more</source>
        <translation>%1 دیگر سرویسی از سوارم نیست</translation>
    </message>
    <message>
        <source>%1, Swarm says "%2"</source>
        <translation>%1، سوارم می‌گوید «%2»</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <translation>%1، به مدت %2</translation>
    </message>
    <message>
        <source>no task of %1 got further for %2: %3</source>
        <translation>هیچ تسکی از %1 به مدت %2 پیش نرفت: %3</translation>
    </message>
    <message>
        <source>the service has not been seen since</source>
        <translation>سرویس از آن پس دیده نشده است</translation>
    </message>
    <message>
        <source>its update began</source>
        <translation>به‌روزرسانی آغاز شد</translation>
    </message>
    <message>
        <source>its update is complete</source>
        <translation>به‌روزرسانی کامل شد</translation>
    </message>
    <message>
        <source>its update stands still</source>
        <translation>به‌روزرسانی ایستاد</translation>
    </message>
    <message>
        <source>Swarm rolls it back</source>
        <translation>سوارم آن را بازمی‌گرداند</translation>
    </message>
    <message>
        <source>it is rolled back</source>
        <translation>بازگردانده شد</translation>
    </message>
    <message>
        <source>its roll-back stands still</source>
        <translation>بازگرداندنش ایستاد</translation>
    </message>
    <message>
        <source>%1: its update began: %2</source>
        <translation>%1: به‌روزرسانی آغاز شد: %2</translation>
    </message>
    <message>
        <source>%1: its update is complete: %2</source>
        <translation>%1: به‌روزرسانی کامل شد: %2</translation>
    </message>
    <message>
        <source>%1: its update stands still</source>
        <translation>%1: به‌روزرسانی ایستاد</translation>
    </message>
    <message>
        <source>%1: Swarm rolls it back</source>
        <translation>%1: سوارم آن را بازمی‌گرداند</translation>
    </message>
    <message>
        <source>%1: it is rolled back</source>
        <translation>%1: بازگردانده شد</translation>
    </message>
    <message>
        <source>%1: its roll-back stands still: %2</source>
        <translation>%1: بازگرداندنش ایستاد: %2</translation>
    </message>
    <message>
        <source>%1: its roll-back stands still</source>
        <translation>%1: بازگرداندنش ایستاد</translation>
    </message>
    <message>
        <source>Docker's log: %1</source>
        <translation>لاگ داکر: %1</translation>
    </message>
    <message>
        <source>the load balancer takes no commands</source>
        <translation>توزیع‌کنندهٔ بار فرمانی نمی‌پذیرد</translation>
    </message>
    <message>
        <source>the load balancer offers no actions</source>
        <translation>توزیع‌کنندهٔ بار کنشی پیشنهاد نمی‌کند</translation>
    </message>
    <message>
        <source>the load balancer judges no conditions</source>
        <translation>توزیع‌کنندهٔ بار شرطی را نمی‌سنجد</translation>
    </message>
    <message>
        <source>deployments take no commands: act on the service</source>
        <translation>استقرارها فرمانی نمی‌پذیرند: روی خود سرویس کنش کنید</translation>
    </message>
    <message>
        <source>deployments have no action of their own: services.update with the image before takes one back</source>
        <translation>استقرارها کنشی از خود ندارند: ⁨services.update⁩ با ایمیج پیشین یکی را پس می‌گیرد</translation>
    </message>
    <message>
        <source>bafarctl deployments ID says how</source>
        <translation>‏⁨bafarctl deployments ID⁩ می‌گوید چگونه</translation>
    </message>
    <message>
        <source>deployments know no conditions</source>
        <translation>استقرارها شرطی نمی‌شناسند</translation>
    </message>
    <message>
        <source>not judged from here, the manager's agent does not tell what nodes have free: update it</source>
        <translation>از اینجا سنجیده نمی‌شود، عامل مدیر نمی‌گوید گره‌ها چه جای آزادی دارند: به‌روزش کنید</translation>
    </message>
    <message>
        <source>Docker's answer about itself: %1</source>
        <translation>پاسخ داکر دربارهٔ خودش: %1</translation>
    </message>
    <message>
        <source>a spec</source>
        <translation>یک مشخصات</translation>
    </message>
    <message>
        <source>not judged from here, %1 entries of the manager's lists are left out</source>
        <translation>از اینجا سنجیده نمی‌شود، %1 ورودی از فهرست‌های مدیر کنار گذاشته شده است</translation>
    </message>
    <message>
        <source>glusterd does not answer here: start it with systemctl start glusterd.service, and see /var/log/glusterfs/glusterd.log when it ends again</source>
        <translation>اینجا ⁨glusterd⁩ پاسخ نمی‌دهد: با ⁨systemctl start glusterd.service⁩ راهش بیندازید و اگر دوباره پایان یافت ⁦/var/log/glusterfs/glusterd.log⁩ را ببینید</translation>
    </message>
    <message>
        <source>gluster did not answer in time</source>
        <translation>‏⁨gluster⁩ به‌موقع پاسخ نداد</translation>
    </message>
    <message>
        <source>gluster is not installed here: apt install glusterfs-server</source>
        <translation>اینجا ⁨gluster⁩ نصب نیست: ⁨apt install glusterfs-server⁩</translation>
    </message>
    <message>
        <source>gluster is busy with another command: %1</source>
        <translation>‏⁨gluster⁩ سرگرم فرمان دیگری است: %1</translation>
    </message>
    <message>
        <source>gluster says: %1</source>
        <translation>‏⁨gluster⁩ می‌گوید: %1</translation>
    </message>
    <message>
        <source>no, without a word</source>
        <translation>نه، بی هیچ سخنی</translation>
    </message>
    <message>
        <source>Another transaction is in progress</source>
        <translation>تراکنش دیگری در جریان است</translation>
    </message>
    <message>
        <source>Locking failed</source>
        <translation>قفل کردن ناموفق بود</translation>
    </message>
    <message>
        <source>Unable to acquire lock</source>
        <translation>قفل را نمی‌توان گرفت</translation>
    </message>
    <message>
        <source>gluster's answer is longer than %1 bytes: it is not read</source>
        <translation>پاسخ ⁨gluster⁩ بلندتر از %1 بایت است: خوانده نمی‌شود</translation>
    </message>
    <message>
        <source>gluster's answer is no XML of its own: "%1" (exit %2)</source>
        <translation>پاسخ ⁨gluster⁩ از ⁨XML⁩ خودش نیست: «%1» (خروج %2)</translation>
    </message>
    <message>
        <source>gluster's answer has no %1: is it older than version 7? Bafar is written for 10</source>
        <translation>پاسخ ⁨gluster⁩، %1 ندارد: آیا کهنه‌تر از نسخهٔ ۷ است؟ ⁨Bafar⁩ برای نسخهٔ ۱۰ نوشته شده</translation>
    </message>
    <message>
        <source>gluster did not say who it is</source>
        <translation>‏⁨gluster⁩ هویت خود را نگفت</translation>
    </message>
    <message>
        <source>gluster accepted it</source>
        <translation>‏⁨gluster⁩ آن را پذیرفت</translation>
    </message>
    <message>
        <source>%1 (%2 times in a row)</source>
        <translation>%1 (%2 بار پیاپی)</translation>
    </message>
    <message>
        <source>the mount did not answer in time</source>
        <translation>نقطهٔ سوارشده به‌موقع پاسخ نداد</translation>
    </message>
    <message>
        <source>the helper's look at the mount failed: %1</source>
        <translation>نگاه دستیار به نقطهٔ سوارشده ناموفق بود: %1</translation>
    </message>
    <message>
        <source>exit %1</source>
        <translation>خروج %1</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>هنوز دیده نشده</translation>
    </message>
    <message>
        <source>not heard for %1</source>
        <translation>%1 شنیده نشده</translation>
    </message>
    <message>
        <source>gluster says nothing of it</source>
        <translation>‏⁨gluster⁩ از آن چیزی گزارش نمی‌کند</translation>
    </message>
    <message>
        <source>down: %1</source>
        <translation>افتاده: %1</translation>
    </message>
    <message>
        <source>not seen: %1</source>
        <translation>دیده‌نشده: %1</translation>
    </message>
    <message>
        <source>%1 are needed to write</source>
        <translation>برای نوشتن %1 لازم است</translation>
    </message>
    <message>
        <source>quorum lost: %1</source>
        <translation>حد نصاب از دست رفت: %1</translation>
    </message>
    <message>
        <source>files are out of reach: %1</source>
        <translation>پرونده‌ها در دسترس نیستند: %1</translation>
    </message>
    <message>
        <source>gluster volume heal %1 info split-brain names them</source>
        <translation>نامشان با ⁨gluster volume heal %1 info split-brain⁩ گفته می‌شود</translation>
    </message>
    <message>
        <source>gluster has no volume "%1": create it, or correct its name in the spec</source>
        <translation>حجم «%1» در ⁨gluster⁩ نیست: بسازیدش یا نامش را در مشخصات درست کنید</translation>
    </message>
    <message>
        <source>its bricks were not asked for yet</source>
        <translation>بریک‌هایش هنوز پرسیده نشده‌اند</translation>
    </message>
    <message>
        <source>the quota of %1 is used up</source>
        <translation>سهمیهٔ %1 تمام شده است</translation>
    </message>
    <message>
        <source>%1 is %2 of %3, not the volume %4</source>
        <translation>%1 از نوع %2 و از %3 است، نه حجم %4</translation>
    </message>
    <message>
        <source>no reason is known</source>
        <translation>دلیلی دانسته نیست</translation>
    </message>
    <message>
        <source>%1 files with copies that contradict each other</source>
        <translation>%1 پرونده با کپی‌های ناسازگار</translation>
    </message>
    <message>
        <source>no file is in split brain any more</source>
        <translation>دیگر پرونده‌ای دوپاره نیست</translation>
    </message>
    <message>
        <source>%1 files wait to be healed</source>
        <translation>%1 پرونده در انتظار ترمیم است</translation>
    </message>
    <message>
        <source>every file is healed</source>
        <translation>همهٔ پرونده‌ها ترمیم شد</translation>
    </message>
    <message>
        <source>works again</source>
        <translation>دوباره کار می‌کند</translation>
    </message>
    <message>
        <source>self-heal was switched off</source>
        <translation>خودترمیمی خاموش شد</translation>
    </message>
    <message>
        <source>self-heal was switched on</source>
        <translation>خودترمیمی روشن شد</translation>
    </message>
    <message>
        <source>the parameter "%1" is missing: give volume=NAME node=NODE</source>
        <translation>پارامتر «%1» داده نشده است: ⁨volume=NAME node=NODE⁩ را بدهید</translation>
    </message>
    <message>
        <source>the parameter "%1" is missing: give volume=NAME</source>
        <translation>پارامتر «%1» داده نشده است: ⁨volume=NAME⁩ را بدهید</translation>
    </message>
    <message>
        <source>the brick of %1 on %2 serves</source>
        <translation>بریک %1 روی %2 خدمت می‌دهد</translation>
    </message>
    <message>
        <source>The volume</source>
        <translation>حجم</translation>
    </message>
    <message>
        <source>Where the brick is</source>
        <translation>جای بریک</translation>
    </message>
    <message>
        <source>no node is heard that knows the volume %1 from gluster: see bafarctl status</source>
        <translation>گرهی شنیده نمی‌شود که حجم %1 را از ⁨gluster⁩ بشناسد: ⁨bafarctl status⁩ را ببینید</translation>
    </message>
    <message>
        <source>no node is heard that knows this volume from gluster</source>
        <translation>گرهی شنیده نمی‌شود که این حجم را از ⁨gluster⁩ بشناسد</translation>
    </message>
    <message>
        <source>self-heal of %1 is on already</source>
        <translation>خودترمیمی %1 هم‌اکنون روشن است</translation>
    </message>
    <message>
        <source>self-heal of %1 is off already</source>
        <translation>خودترمیمی %1 هم‌اکنون خاموش است</translation>
    </message>
    <message>
        <source>%1 of %2 serve</source>
        <translation>%1 از %2 خدمت می‌دهد</translation>
    </message>
    <message>
        <source>there is no brick</source>
        <translation>بریکی نیست</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>فرایند %1</translation>
    </message>
    <message>
        <source>%1 last saw it %2 ago</source>
        <translation>%1 آخرین بار %2 پیش آن را دید</translation>
    </message>
    <message>
        <source>%1, as %2 says</source>
        <translation>%1، به گفتهٔ %2</translation>
    </message>
    <message>
        <source>what waits is healed at once: reads and writes between the bricks until it is done</source>
        <translation>آنچه منتظر است یک‌باره ترمیم می‌شود: خواندن و نوشتن میان بریک‌ها تا پایان آن</translation>
    </message>
    <message>
        <source>%1 start, too</source>
        <translation>%1 نیز آغاز می‌شوند</translation>
    </message>
    <message>
        <source>files to heal into it afterwards</source>
        <translation>پرونده‌هایی که پس از آن در آن ترمیم می‌شوند</translation>
    </message>
    <message>
        <source>healing was begun</source>
        <translation>ترمیم آغاز شد</translation>
    </message>
    <message>
        <source>its stopped bricks were started</source>
        <translation>بریک‌های متوقفش آغاز شدند</translation>
    </message>
    <message>
        <source>the spec has no volume "%1": plan again</source>
        <translation>مشخصات حجم «%1» را ندارد: دوباره طرح بسازید</translation>
    </message>
    <message>
        <source>gluster has %1 orders to carry out already</source>
        <translation>هم‌اکنون %1 فرمان در دست اجرای ⁨gluster⁩ است</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>آغازشده</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>ساخته‌شده</translation>
    </message>
    <message>
        <source>Error : Request timed out</source>
        <translation>مهلت درخواست سر آمد</translation>
    </message>
    <message>
        <source>split brain: %1 files with copies that contradict each other</source>
        <translation>دوپارگی: %1 پرونده با کپی‌های ناسازگار</translation>
    </message>
    <message>
        <source>split brain: %1 file with copies that contradict each other</source>
        <translation>دوپارگی: %1 پرونده با کپی‌های ناسازگار</translation>
    </message>
    <message>
        <source>no brick of %1 on "%2"</source>
        <translation>بریکی از %1 روی «%2» نیست</translation>
    </message>
    <message>
        <source>parameter of %1</source>
        <translation>پارامتر %1</translation>
    </message>
    <message>
        <source>%1 takes no parameters, "%2" was given</source>
        <translation>%1 پارامتری نمی‌پذیرد و «%2» داده شد</translation>
    </message>
    <message>
        <source>%1 needs %2: give %3=...</source>
        <translation>%1 به %2 نیاز دارد: ⁦%3=...⁩ را بدهید</translation>
    </message>
    <message>
        <source>%1 is in no group that could be changed</source>
        <translation>%1 در گروهی نیست که بتوان تغییرش داد</translation>
    </message>
    <message>
        <source>ask an agent that is: bafarctl status shows which</source>
        <translation>از عاملی بخواهید که هست: ⁨bafarctl status⁩ نشان می‌دهد کدام</translation>
    </message>
    <message>
        <source>nobody leads the agents' group at this moment</source>
        <translation>در این لحظه کسی رهبر گروه عامل‌ها نیست</translation>
    </message>
    <message>
        <source>the agent of this node</source>
        <translation>عامل این گره</translation>
    </message>
    <message>
        <source>Whose agent</source>
        <translation>عامل کدام گره</translation>
    </message>
    <message>
        <source>What it counts for; as in the spec unless given</source>
        <translation>نقش آن؛ اگر داده نشود همان مشخصات</translation>
    </message>
    <message>
        <source>Whose disk was lost</source>
        <translation>دیسک کدام گره از دست رفته</translation>
    </message>
    <message>
        <source>The voter that shall lead</source>
        <translation>رأی‌دهنده‌ای که باید رهبر شود</translation>
    </message>
    <message>
        <source>Of the staged text</source>
        <translation>از متن آماده‌شده</translation>
    </message>
    <message>
        <source>One that was in force; newest first</source>
        <translation>ویرایشی که نافذ بوده؛ تازه‌ترین نخست</translation>
    </message>
    <message>
        <source>Serial number in hexadecimal</source>
        <translation>شمارهٔ گواهی به شکل شانزده‌شانزدهی</translation>
    </message>
    <message>
        <source>Why, for the record</source>
        <translation>دلیل، برای ثبت</translation>
    </message>
    <message>
        <source>%1 is a member, but no node of the spec: it can only be dismissed</source>
        <translation>%1 عضو است ولی گرهی از مشخصات نیست: تنها می‌توان برکنارش کرد</translation>
    </message>
    <message>
        <source>%1 is %2 of the group already</source>
        <translation>%1 هم‌اکنون %2 گروه است</translation>
    </message>
    <message>
        <source>%1 is the only voter</source>
        <translation>%1 تنها رأی‌دهنده است</translation>
    </message>
    <message>
        <source>a group needs one</source>
        <translation>گروه به یکی نیاز دارد</translation>
    </message>
    <message>
        <source>without it the group could agree on nothing</source>
        <translation>بی آن گروه بر هیچ چیز نمی‌تواند توافق کند</translation>
    </message>
    <message>
        <source>%1 leads, and no other voter could take that over now</source>
        <translation>%1 رهبر است و اکنون هیچ رأی‌دهندهٔ دیگری نمی‌تواند جایش را بگیرد</translation>
    </message>
    <message>
        <source>%1 leads, and no other voter could take that over</source>
        <translation>%1 رهبر است و هیچ رأی‌دهندهٔ دیگری نمی‌تواند جایش را بگیرد</translation>
    </message>
    <message>
        <source>%1 leads the group: it needs no replacement</source>
        <translation>%1 رهبر گروه است: جایگزینی لازم ندارد</translation>
    </message>
    <message>
        <source>%1 is the member %2 itself: its disk was not lost. Where its log is damaged, move the folder "agreement" of its state away and start its agent first</source>
        <translation>%1 خودش عضو %2 است: دیسکش از دست نرفته. اگر لاگش آسیب دیده، پوشهٔ «⁨agreement⁩» را از وضعیتش کنار بگذارید و نخست عاملش را راه بیندازید</translation>
    </message>
    <message>
        <source>%1 leads already</source>
        <translation>%1 هم‌اکنون رهبر است</translation>
    </message>
    <message>
        <source>%1 is %2 of the agents' group</source>
        <translation>%1، %2 گروه عامل‌هاست</translation>
    </message>
    <message>
        <source>only a voter leads</source>
        <translation>تنها رأی‌دهنده رهبر می‌شود</translation>
    </message>
    <message>
        <source>%1 is in no group with others: nothing is to be recovered</source>
        <translation>%1 در گروهی با دیگران نیست: چیزی برای بازیابی نیست</translation>
    </message>
    <message>
        <source>%1 leads the agents' group: nothing is to be recovered</source>
        <translation>%1 رهبر گروه عامل‌هاست: چیزی برای بازیابی نیست</translation>
    </message>
    <message>
        <source>%1 leads the agents' group</source>
        <translation>%1 رهبر گروه عامل‌هاست</translation>
    </message>
    <message>
        <source>%1 has a newer copy (%2, here %3): run it there, bafarctl act cluster.recover --node %4</source>
        <translation>%1 کپی تازه‌تری دارد (%2، اینجا %3): آنجا اجرایش کنید، ⁨bafarctl act cluster.recover --node %4⁩</translation>
    </message>
    <message>
        <source>last record %1 of term %2, %3</source>
        <translation>آخرین رکورد %1 از دورهٔ %2، %3</translation>
    </message>
    <message>
        <source>last record %1 of term %2</source>
        <translation>آخرین رکورد %1 از دورهٔ %2</translation>
    </message>
    <message>
        <source>the mark of it stays in the log for ever</source>
        <translation>نشان آن برای همیشه در لاگ می‌ماند</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>دلیلی داده نشد</translation>
    </message>
    <message>
        <source>%1 refuses certificate %2 and tells every agent</source>
        <translation>%1 گواهی %2 را نمی‌پذیرد و به همهٔ عامل‌ها می‌گوید</translation>
    </message>
    <message>
        <source>its sessions end within 2 s</source>
        <translation>نشست‌هایش در ۲ ثانیه پایان می‌یابند</translation>
    </message>
    <message>
        <source>Every agent refuses this certificate from now on and ends its sessions. It cannot be taken back; issue a new certificate instead.</source>
        <translation>همهٔ عامل‌ها از این پس این گواهی را نمی‌پذیرند و نشست‌هایش را پایان می‌دهند. پس گرفتنی نیست؛ به‌جای آن گواهی تازه‌ای صادر کنید.</translation>
    </message>
    <message>
        <source>serial must be 1 to 40 hexadecimal digits, as bafarctl pki show FILE prints it</source>
        <translation>شماره باید ۱ تا ۴۰ رقم شانزده‌شانزدهی باشد، چنان‌که ⁨bafarctl pki show FILE⁩ می‌نویسد</translation>
    </message>
    <message>
        <source>certificate %1 is revoked already</source>
        <translation>گواهی %1 هم‌اکنون باطل است</translation>
    </message>
    <message>
        <source>that is the certificate of %1 itself</source>
        <translation>این گواهی خود %1 است</translation>
    </message>
    <message>
        <source>ask another agent to revoke it</source>
        <translation>ابطالش را از عامل دیگری بخواهید</translation>
    </message>
    <message>
        <source>Revoke certificate %1</source>
        <translation>ابطال گواهی %1</translation>
    </message>
    <message>
        <source>revoke %1</source>
        <translation>ابطال %1</translation>
    </message>
    <message>
        <source>the holder, on every agent within 2 s</source>
        <translation>دارنده‌اش، نزد همهٔ عامل‌ها در ۲ ثانیه</translation>
    </message>
    <message>
        <source>the agent of %1, to every other agent</source>
        <translation>عامل %1، به همهٔ عامل‌های دیگر</translation>
    </message>
    <message>
        <source>none; issue a new certificate</source>
        <translation>هیچ؛ گواهی تازه‌ای صادر کنید</translation>
    </message>
    <message>
        <source>%1 refuses the certificate</source>
        <translation>%1 گواهی را نمی‌پذیرد</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>پس گرفته شد</translation>
    </message>
    <message>
        <source>Roll the spec back to revision %1</source>
        <translation>بازگرداندن مشخصات به ویرایش %1</translation>
    </message>
    <message>
        <source>Apply revision %1 of the spec</source>
        <translation>اعمال ویرایش %1 مشخصات</translation>
    </message>
    <message>
        <source>it is followed from now on</source>
        <translation>از این پس دنبال می‌شود</translation>
    </message>
    <message>
        <source>once its agent runs (bafarctl enrol), take it in: bafarctl act cluster.admit node=%1</source>
        <translation>پس از راه افتادن عاملش (⁨bafarctl enrol⁩) آن را بپذیرید: ⁨bafarctl act cluster.admit node=%1⁩</translation>
    </message>
    <message>
        <source>sought at %1 from now on</source>
        <translation>از این پس در %1 جسته می‌شود</translation>
    </message>
    <message>
        <source>its agent listens there after a restart</source>
        <translation>عاملش پس از راه‌اندازی دوباره آنجا گوش می‌دهد</translation>
    </message>
    <message>
        <source>the agents' group seeks it at %1 until it is dismissed and admitted anew</source>
        <translation>گروه عامل‌ها آن را تا برکناری و پذیرش دوباره در %1 می‌جوید</translation>
    </message>
    <message>
        <source>%1 of the agents' group until bafarctl act cluster.admit node=%2 as=%3</source>
        <translation>%1 گروه عامل‌ها تا ⁨bafarctl act cluster.admit node=%2 as=%3⁩</translation>
    </message>
    <message>
        <source>%1 added: %2</source>
        <translation>%1 افزوده شد: %2</translation>
    </message>
    <message>
        <source>%1 removed: %2</source>
        <translation>%1 برداشته شد: %2</translation>
    </message>
    <message>
        <source>revision %1 is in force already: there is nothing to change</source>
        <translation>ویرایش %1 هم‌اکنون نافذ است: چیزی برای تغییر نیست</translation>
    </message>
    <message>
        <source>no revision %1 in the history</source>
        <translation>ویرایش %1 در تاریخچه نیست</translation>
    </message>
    <message>
        <source>see bafarctl spec history</source>
        <translation>‏⁨bafarctl spec history⁩ را ببینید</translation>
    </message>
    <message>
        <source>revision %1 is neither staged on %2 nor in the history</source>
        <translation>ویرایش %1 نه روی %2 آماده شده و نه در تاریخچه است</translation>
    </message>
    <message>
        <source>bafarctl spec apply FILE stages it and plans</source>
        <translation>با ⁨bafarctl spec apply FILE⁩ آماده و طرح آن ساخته می‌شود</translation>
    </message>
    <message>
        <source>revision %1 is based on %2, but revision %3 is in force, put in force at %4 by %5: "%6"</source>
        <translation>ویرایش %1 بر %2 استوار است، ولی ویرایش %3 نافذ است که %5 در %4 نافذش کرد: «%6»</translation>
    </message>
    <message>
        <source>revision %1 is based on %2, but revision %3 is in force, put in force at %4 by %5</source>
        <translation>ویرایش %1 بر %2 استوار است، ولی ویرایش %3 نافذ است که %5 در %4 نافذش کرد</translation>
    </message>
    <message>
        <source>revision %1 is based on %2, but revision %3 is in force, put in force at %4: "%5"</source>
        <translation>ویرایش %1 بر %2 استوار است، ولی ویرایش %3 نافذ است که در %4 نافذ شد: «%5»</translation>
    </message>
    <message>
        <source>revision %1 is based on %2, but revision %3 is in force, put in force at %4</source>
        <translation>ویرایش %1 بر %2 استوار است، ولی ویرایش %3 نافذ است که در %4 نافذ شد</translation>
    </message>
    <message>
        <source>revision %1 is based on %2, but revision %3 is in force</source>
        <translation>ویرایش %1 بر %2 استوار است، ولی ویرایش %3 نافذ است</translation>
    </message>
    <message>
        <source>revision %1 is based on %2, but %3</source>
        <translation>ویرایش %1 بر %2 استوار است، ولی %3</translation>
    </message>
    <message>
        <source>revision %1 is in force, put in force at %2 by %3: "%4"</source>
        <translation>ویرایش %1 نافذ است که %3 در %2 نافذش کرد: «%4»</translation>
    </message>
    <message>
        <source>revision %1 is in force, put in force at %2 by %3</source>
        <translation>ویرایش %1 نافذ است که %3 در %2 نافذش کرد</translation>
    </message>
    <message>
        <source>revision %1 is in force, put in force at %2: "%3"</source>
        <translation>ویرایش %1 نافذ است که در %2 نافذ شد: «%3»</translation>
    </message>
    <message>
        <source>revision %1 is in force, put in force at %2</source>
        <translation>ویرایش %1 نافذ است که در %2 نافذ شد</translation>
    </message>
    <message>
        <source>put in force at %1 by %2: "%3"</source>
        <translation>%2 در %1 نافذش کرد: «%3»</translation>
    </message>
    <message>
        <source>put in force at %1 by %2</source>
        <translation>%2 در %1 نافذش کرد</translation>
    </message>
    <message>
        <source>put in force at %1: "%2"</source>
        <translation>در %1 نافذ شد: «%2»</translation>
    </message>
    <message>
        <source>put in force at %1</source>
        <translation>در %1 نافذ شد</translation>
    </message>
    <message>
        <source>only comments and layout changed meanwhile</source>
        <translation>در این میان تنها توضیح‌ها و چیدمان تغییر کرد</translation>
    </message>
    <message>
        <source>changed meanwhile: %1</source>
        <translation>تغییر در این میان: %1</translation>
    </message>
    <message>
        <source>bring your change into the spec in force (bafarctl spec show) and apply that</source>
        <translation>تغییر خود را در مشخصات نافذ (⁨bafarctl spec show⁩) بیاورید و آن را اعمال کنید</translation>
    </message>
    <message>
        <source>%1 would refuse it: %2</source>
        <translation>%1 آن را نمی‌پذیرد: %2</translation>
    </message>
    <message>
        <source>based on %1, which is not in force any more</source>
        <translation>بر %1 استوار است که دیگر نافذ نیست</translation>
    </message>
    <message>
        <source>cluster.nodes: node "%1", whose agent was asked, is missing</source>
        <translation>‏⁨cluster.nodes⁩: گره «%1»، که از عاملش خواسته شد، در آن نیست</translation>
    </message>
    <message>
        <source>ask another agent, and dismiss this one from the agents' group first: bafarctl act cluster.dismiss node=%1</source>
        <translation>از عامل دیگری بخواهید و نخست این یکی را از گروه عامل‌ها برکنار کنید: ⁨bafarctl act cluster.dismiss node=%1⁩</translation>
    </message>
    <message>
        <source>cluster.name: a running agent keeps its cluster, %1</source>
        <translation>‏⁨cluster.name⁩: عامل در حال کار خوشه‌اش را نگه می‌دارد، %1</translation>
    </message>
    <message>
        <source>%1 (and %2 more)</source>
        <translation>%1 (و %2 تای دیگر)</translation>
    </message>
    <message>
        <source>this spec is based on revision %1, but %2</source>
        <translation>این مشخصات بر ویرایش %1 استوار است، ولی %2</translation>
    </message>
    <message>
        <source>by bad luck the text has the revision of another one, %1</source>
        <translation>از بخت بد این متن ویرایش متن دیگری را دارد، %1</translation>
    </message>
    <message>
        <source>change a comment in it</source>
        <translation>توضیحی را در آن تغییر دهید</translation>
    </message>
    <message>
        <source>no revision %1 of the spec on %2</source>
        <translation>ویرایش %1 مشخصات روی %2 نیست</translation>
    </message>
    <message>
        <source>no spec is known here</source>
        <translation>مشخصاتی اینجا شناخته نیست</translation>
    </message>
    <message>
        <source>no agent is heard that could be asked</source>
        <translation>عاملی شنیده نمی‌شود که بتوان از آن پرسید</translation>
    </message>
    <message>
        <source>this agent agrees with itself only</source>
        <translation>این عامل تنها با خودش توافق دارد</translation>
    </message>
    <message>
        <source>%1 of %2 voter is heard, %3 is needed</source>
        <translation>از %2 رأی‌دهنده %1 تا شنیده می‌شود، %3 تا لازم است</translation>
    </message>
    <message>
        <source>%1 of %2 voter are heard, %3 is needed</source>
        <translation>از %2 رأی‌دهنده %1 تا شنیده می‌شود، %3 تا لازم است</translation>
    </message>
    <message>
        <source>no leader is known</source>
        <translation>رهبری شناخته نیست</translation>
    </message>
    <message>
        <source>it knows no leader</source>
        <translation>رهبری نمی‌شناسد</translation>
    </message>
    <message>
        <source>%1 leads</source>
        <translation>%1 رهبر است</translation>
    </message>
    <message>
        <source>dismiss it first: bafarctl act cluster.dismiss node=%1, %2</source>
        <translation>نخست برکنارش کنید: ⁨bafarctl act cluster.dismiss node=%1⁩، %2</translation>
    </message>
    <message>
        <source>dismiss it first: bafarctl act cluster.dismiss node=%1</source>
        <translation>نخست برکنارش کنید: ⁨bafarctl act cluster.dismiss node=%1⁩</translation>
    </message>
    <message>
        <source>its part has stopped: %1</source>
        <translation>سهم آن متوقف شده است: %1</translation>
    </message>
    <message>
        <source>it does not say what group it is in</source>
        <translation>نمی‌گوید در چه گروهی است</translation>
    </message>
    <message>
        <source>it is in a group of %1</source>
        <translation>در گروهی %1 نفره است</translation>
    </message>
    <message>
        <source>dismiss it there first</source>
        <translation>نخست آنجا برکنارش کنید</translation>
    </message>
    <message>
        <source>dismiss it there first, %1</source>
        <translation>نخست آنجا برکنارش کنید، %1</translation>
    </message>
    <message>
        <source>it is no member</source>
        <translation>عضو نیست</translation>
    </message>
    <message>
        <source>it is %1</source>
        <translation>%1 است</translation>
    </message>
    <message>
        <source>%1 records behind</source>
        <translation>%1 رکورد عقب‌تر</translation>
    </message>
    <message>
        <source>revision %1 is</source>
        <translation>ویرایش %1 نافذ است</translation>
    </message>
    <message>
        <source>it runs %1</source>
        <translation>ویرایش %1 را دارد</translation>
    </message>
    <message>
        <source>it catches up when it returns</source>
        <translation>هنگام بازگشت خود را می‌رساند</translation>
    </message>
    <message>
        <source>it catches up when it returns, %1</source>
        <translation>هنگام بازگشت خود را می‌رساند، %1</translation>
    </message>
    <message>
        <source>%1 knows a leader: %2</source>
        <translation>%1 رهبری می‌شناسد: %2</translation>
    </message>
    <message>
        <source>%1 has record %2, %3 only %4</source>
        <translation>%1 رکورد %2 را دارد و %3 تنها %4 را</translation>
    </message>
    <message>
        <source>the cluster concept knows no check "%1"</source>
        <translation>بخش خوشه بررسی «%1» را نمی‌شناسد</translation>
    </message>
    <message>
        <source>%1 does not lead the agents' group</source>
        <translation>%1 رهبر گروه عامل‌ها نیست</translation>
    </message>
    <message>
        <source>%1 does not lead the group</source>
        <translation>%1 رهبر گروه نیست</translation>
    </message>
    <message>
        <source>%1 does: plan again</source>
        <translation>رهبر %1 است: دوباره طرح بسازید</translation>
    </message>
    <message>
        <source>%1 does</source>
        <translation>رهبر %1 است</translation>
    </message>
    <message>
        <source>without a voter the group could agree on nothing</source>
        <translation>بی رأی‌دهنده گروه بر هیچ چیز نمی‌تواند توافق کند</translation>
    </message>
    <message>
        <source>the majority would be lost at once: %1 then</source>
        <translation>اکثریت یک‌باره از دست می‌رود: %1</translation>
    </message>
    <message>
        <source>%1 leads; hand leadership on before it is dismissed</source>
        <translation>%1 رهبر است؛ پیش از برکناری رهبری را بسپارید</translation>
    </message>
    <message>
        <source>hand leadership on before it is dismissed</source>
        <translation>پیش از برکناری رهبری را بسپارید</translation>
    </message>
    <message>
        <source>hand leadership on first</source>
        <translation>نخست رهبری را بسپارید</translation>
    </message>
    <message>
        <source>the agent on %1 takes no part in agreement yet</source>
        <translation>عامل روی %1 هنوز در توافق شرکت ندارد</translation>
    </message>
    <message>
        <source>%1 is in a group of %2</source>
        <translation>%1 در گروهی %2 نفره است</translation>
    </message>
    <message>
        <source>%1 knows a leader, %2: the group is not lost, nothing is given up</source>
        <translation>%1 رهبری می‌شناسد، %2: گروه از دست نرفته و چیزی رها نمی‌شود</translation>
    </message>
    <message>
        <source>%1 knows a leader, %2: nothing is to be recovered</source>
        <translation>%1 رهبری می‌شناسد، %2: چیزی برای بازیابی نیست</translation>
    </message>
    <message>
        <source>%1 waits already</source>
        <translation>%1 هم‌اکنون منتظر است</translation>
    </message>
    <message>
        <source>%1 agrees with itself alone already</source>
        <translation>%1 هم‌اکنون تنها با خودش توافق دارد</translation>
    </message>
    <message>
        <source>%1 is no member</source>
        <translation>%1 عضو نیست</translation>
    </message>
    <message>
        <source>%1 is %2 already</source>
        <translation>%1 هم‌اکنون %2 است</translation>
    </message>
    <message>
        <source>%1 was admitted to a group meanwhile</source>
        <translation>%1 در این میان در گروهی پذیرفته شد</translation>
    </message>
    <message>
        <source>%1 is no voter of the group</source>
        <translation>%1 رأی‌دهندهٔ گروه نیست</translation>
    </message>
    <message>
        <source>a command of the cluster concept has exactly one member set, this one has %1</source>
        <translation>فرمان بخش خوشه دقیقاً یک جزء دارد و این %1 جزء دارد</translation>
    </message>
    <message>
        <source>%1 carries out %2 orders already</source>
        <translation>%1 هم‌اکنون %2 فرمان را انجام می‌دهد</translation>
    </message>
    <message>
        <source>revision %1 is not proposed any more</source>
        <translation>ویرایش %1 دیگر پیشنهاد نیست</translation>
    </message>
    <message>
        <source>revision %1 is proposed</source>
        <translation>ویرایش %1 پیشنهاد شد</translation>
    </message>
    <message>
        <source>revision %1 is in force already</source>
        <translation>ویرایش %1 هم‌اکنون نافذ است</translation>
    </message>
    <message>
        <source>revision %1 is in force, not %2 any more</source>
        <translation>ویرایش %1 نافذ است، نه %2</translation>
    </message>
    <message>
        <source>%1 waited %2 for %3 to say that it waits</source>
        <translation>%1 به مدت %2 منتظر ماند تا %3 بگوید که منتظر است</translation>
    </message>
    <message>
        <source>%1 waited %2 for the revision</source>
        <translation>%1 به مدت %2 منتظر این ویرایش ماند</translation>
    </message>
    <message>
        <source>revision %1 runs</source>
        <translation>ویرایش %1 به کار می‌رود</translation>
    </message>
    <message>
        <source>nothing speaks against it</source>
        <translation>چیزی مخالف آن نیست</translation>
    </message>
    <message>
        <source>waits to be admitted as member %1</source>
        <translation>منتظر پذیرش به‌عنوان عضو %1 است</translation>
    </message>
    <message>
        <source>agrees with itself alone again</source>
        <translation>دوباره تنها با خودش توافق دارد</translation>
    </message>
    <message>
        <source>this order is not about the group</source>
        <translation>این فرمان دربارهٔ گروه نیست</translation>
    </message>
    <message>
        <source>%1 is a %2 of the group</source>
        <translation>%1، %2 گروه است</translation>
    </message>
    <message>
        <source>%1 is no member of the group any more</source>
        <translation>%1 دیگر عضو گروه نیست</translation>
    </message>
    <message>
        <source>%1 is no member of the group</source>
        <translation>%1 عضو گروه نیست</translation>
    </message>
    <message>
        <source>the copy of %1 is the group's now</source>
        <translation>کپی %1 اکنون کپی گروه است</translation>
    </message>
    <message>
        <source>%1 waits to be admitted to a group; on a member run: bafarctl act cluster.admit node=%2</source>
        <translation>%1 منتظر پذیرش در گروهی است؛ روی یکی از اعضا اجرا کنید: ⁨bafarctl act cluster.admit node=%2⁩</translation>
    </message>
    <message>
        <source>%1 waits to be admitted to a group</source>
        <translation>%1 منتظر پذیرش در گروهی است</translation>
    </message>
    <message>
        <source>on a member run: bafarctl act cluster.admit node=%1</source>
        <translation>روی یکی از اعضا اجرا کنید: ⁨bafarctl act cluster.admit node=%1⁩</translation>
    </message>
    <message>
        <source>%1 hears no leader: no majority of the agents is there</source>
        <translation>%1 رهبری نمی‌شنود: اکثریت عامل‌ها نیست</translation>
    </message>
    <message>
        <source>%1 is a member of a group of %2</source>
        <translation>%1 عضو گروهی %2 نفره است</translation>
    </message>
    <message>
        <source>%1 was admitted to a group of %2 meanwhile</source>
        <translation>%1 در این میان در گروهی %2 نفره پذیرفته شد</translation>
    </message>
    <message>
        <source>the group has a leader, %1</source>
        <translation>گروه رهبر دارد، %1</translation>
    </message>
    <message>
        <source>nothing is to be recovered</source>
        <translation>چیزی برای بازیابی نیست</translation>
    </message>
    <message>
        <source>agent %1 may not propose for node %2</source>
        <translation>عامل %1 اجازه ندارد از سوی گره %2 پیشنهاد دهد</translation>
    </message>
    <message>
        <source>no agent "%1" is followed from here</source>
        <translation>عامل «%1» از اینجا دنبال نمی‌شود</translation>
    </message>
    <message>
        <source>certificate %1 is revoked</source>
        <translation>گواهی %1 باطل است</translation>
    </message>
    <message>
        <source>certificate %1 is revoked: %2</source>
        <translation>گواهی %1 باطل است: %2</translation>
    </message>
    <message>
        <source>certificate %1 is refused from now on</source>
        <translation>گواهی %1 از این پس پذیرفته نمی‌شود</translation>
    </message>
    <message>
        <source>certificate %1 is refused until this agent stops, but that could not be written down: %2</source>
        <translation>گواهی %1 تا توقف این عامل پذیرفته نمی‌شود، ولی نوشتنش ممکن نشد: %2</translation>
    </message>
    <message>
        <source>refused from now on, but not written down: %1</source>
        <translation>از این پس پذیرفته نمی‌شود، ولی نوشته نشد: %1</translation>
    </message>
    <message>
        <source>the serial is not 1 to 40 hexadecimal digits</source>
        <translation>شماره ۱ تا ۴۰ رقم شانزده‌شانزدهی نیست</translation>
    </message>
    <message>
        <source>the cluster keeps at most %1 revocations</source>
        <translation>خوشه دست‌بالا %1 ابطال را نگه می‌دارد</translation>
    </message>
    <message>
        <source>make a new CA and enrol the nodes again</source>
        <translation>مرجع تازه‌ای بسازید و گره‌ها را دوباره نام‌نویسی کنید</translation>
    </message>
    <message>
        <source>a revocation heard from %1 does not fit</source>
        <translation>ابطالی که از %1 شنیده شد جا نمی‌شود</translation>
    </message>
    <message>
        <source>the clock of %1 is %2 behind ours</source>
        <translation>ساعت %1، %2 از ساعت ما عقب است</translation>
    </message>
    <message>
        <source>the clock of %1 is %2 ahead of ours</source>
        <translation>ساعت %1، %2 از ساعت ما جلو است</translation>
    </message>
    <message>
        <source>the clock of %1 agrees with ours again</source>
        <translation>ساعت %1 دوباره با ساعت ما می‌خواند</translation>
    </message>
    <message>
        <source>the certificate of %1 has expired</source>
        <translation>گواهی %1 منقضی شده است</translation>
    </message>
    <message>
        <source>the certificate of %1 expires in %2</source>
        <translation>گواهی %1 تا %2 دیگر منقضی می‌شود</translation>
    </message>
    <message>
        <source>issue a new one with bafarctl pki issue</source>
        <translation>با ⁨bafarctl pki issue⁩ یکی تازه صادر کنید</translation>
    </message>
    <message>
        <source>%1 was not heard for %2: %3</source>
        <translation>%1 به مدت %2 شنیده نشد: %3</translation>
    </message>
    <message>
        <source>the disk of %1 takes %2 for a write of the agents' log (median of 32; over %3)</source>
        <translation>دیسک %1 برای هر نوشتن در لاگ عامل‌ها %2 زمان می‌برد (میانهٔ ۳۲؛ بیش از %3)</translation>
    </message>
    <message>
        <source>%1 says: %2</source>
        <translation>به گفتهٔ %1: %2</translation>
    </message>
    <message>
        <source>no agent was asked</source>
        <translation>از هیچ عاملی پرسیده نشد</translation>
    </message>
    <message>
        <source>the agents that answer do not know it</source>
        <translation>عامل‌هایی که پاسخ می‌دهند آن را نمی‌شناسند</translation>
    </message>
    <message>
        <source>the configuration was reloaded</source>
        <translation>پیکربندی بازخوانی شد</translation>
    </message>
    <message>
        <source>these need a restart: %1</source>
        <translation>این‌ها راه‌اندازی دوباره می‌خواهند: %1</translation>
    </message>
    <message>
        <source>%1 is not the spec that the agents agreed on and was not taken</source>
        <translation>%1 مشخصات توافق‌شدهٔ عامل‌ها نیست و پذیرفته نشد</translation>
    </message>
    <message>
        <source>apply it: bafarctl spec apply %1</source>
        <translation>اعمالش کنید: ⁨bafarctl spec apply %1⁩</translation>
    </message>
    <message>
        <source>the configuration was not reloaded, the old one stays: %1</source>
        <translation>پیکربندی بازخوانی نشد، پیشین می‌ماند: %1</translation>
    </message>
    <message>
        <source>the files on disk are not in force: %1</source>
        <translation>پرونده‌های روی دیسک نافذ نیستند: %1</translation>
    </message>
    <message>
        <source>the certificate on disk is not in force: %1</source>
        <translation>گواهی روی دیسک نافذ نیست: %1</translation>
    </message>
    <message>
        <source>the agent is stopping as planned</source>
        <translation>عامل طبق طرح متوقف می‌شود</translation>
    </message>
    <message>
        <source>the agreed spec runs, but its file could not be written: %1</source>
        <translation>مشخصات توافق‌شده به کار می‌رود، ولی پرونده‌اش نوشته نشد: %1</translation>
    </message>
    <message>
        <source>%1: was edited and cannot be set aside: %2</source>
        <translation>%1: ویرایش شده و کنار گذاشتنش ممکن نیست: %2</translation>
    </message>
    <message>
        <source>%1: node: a running agent keeps its node; restart it to make it another</source>
        <translation>%1: ⁨node⁩: عامل در حال کار گره‌اش را نگه می‌دارد؛ برای تغییرش دوباره راه‌اندازی‌اش کنید</translation>
    </message>
    <message>
        <source>%1: node: a running agent keeps its node</source>
        <translation>%1: ⁨node⁩: عامل در حال کار گره‌اش را نگه می‌دارد</translation>
    </message>
    <message>
        <source>restart it to make it another</source>
        <translation>برای تغییرش دوباره راه‌اندازی‌اش کنید</translation>
    </message>
    <message>
        <source>"%1" is no node of %2</source>
        <translation>«%1» گره %2 نیست</translation>
    </message>
    <message>
        <source>its nodes are under cluster.nodes</source>
        <translation>گره‌هایش زیر ⁨cluster.nodes⁩ است</translation>
    </message>
    <message>
        <source>no node "%1" in cluster.nodes</source>
        <translation>گره «%1» در ⁨cluster.nodes⁩ نیست</translation>
    </message>
    <message>
        <source>no file is named</source>
        <translation>پرونده‌ای نام برده نشده</translation>
    </message>
    <message>
        <source>%1 proposals of this agent wait to be agreed already</source>
        <translation>هم‌اکنون %1 پیشنهاد این عامل منتظر توافق است</translation>
    </message>
    <message>
        <source>no leader of the agents' group was known for %1</source>
        <translation>به مدت %1 رهبری برای گروه عامل‌ها شناخته نبود</translation>
    </message>
    <message>
        <source>nothing was changed</source>
        <translation>چیزی تغییر نکرد</translation>
    </message>
    <message>
        <source>it was sent to the group's leader, but not seen to be agreed within %1 (it came back: %2)</source>
        <translation>برای رهبر گروه فرستاده شد، ولی در مدت %1 توافقی بر آن دیده نشد (بازگشت: %2)</translation>
    </message>
    <message>
        <source>it was sent to the group's leader, but not seen to be agreed within %1</source>
        <translation>برای رهبر گروه فرستاده شد، ولی در مدت %1 توافقی بر آن دیده نشد</translation>
    </message>
    <message>
        <source>it may still be: look before you try again</source>
        <translation>شاید هنوز بشود: پیش از تلاش دوباره نگاه کنید</translation>
    </message>
    <message>
        <source>a proposal needs its node and boot, of 1 to 63 bytes, and a number from 1 on</source>
        <translation>پیشنهاد گره و آغازی ۱ تا ۶۳ بایتی و شماره‌ای از ۱ به بالا لازم دارد</translation>
    </message>
    <message>
        <source>this %1 record has %2 bytes</source>
        <translation>این رکورد %1، %2 بایت دارد</translation>
    </message>
    <message>
        <source>%1 has %2 bytes</source>
        <translation>%1، %2 بایت دارد</translation>
    </message>
    <message>
        <source>at most %1 are agreed on</source>
        <translation>دست‌بالا بر %1 توافق می‌شود</translation>
    </message>
    <message>
        <source>this %1 record is of no year from 0 to 9999</source>
        <translation>این رکورد %1 از سالی میان ۰ و ۹۹۹۹ نیست</translation>
    </message>
    <message>
        <source>the body of this %1 record: %2</source>
        <translation>متن این رکورد %1: %2</translation>
    </message>
    <message>
        <source>the body of %1: %2</source>
        <translation>متن %1: %2</translation>
    </message>
    <message>
        <source>action %1 has ended</source>
        <translation>کنش %1 پایان یافته است</translation>
    </message>
    <message>
        <source>nothing more can be done in it</source>
        <translation>کار دیگری در آن نمی‌توان کرد</translation>
    </message>
    <message>
        <source>another action runs: id %1, confirmed by %2, run by the agent of %3</source>
        <translation>کنش دیگری در جریان است: شناسهٔ %1، تأیید %2، اجرای عامل %3</translation>
    </message>
    <message>
        <source>another action runs: %1, id %2, confirmed by %3, run by the agent of %4</source>
        <translation>کنش دیگری در جریان است: %1، شناسهٔ %2، تأیید %3، اجرای عامل %4</translation>
    </message>
    <message>
        <source>wait until it has ended, or cancel it</source>
        <translation>تا پایانش صبر کنید یا لغوش کنید</translation>
    </message>
    <message>
        <source>action %1 is run by the agent of %2 with fence %3</source>
        <translation>کنش %1 را عامل %2 با حصار %3 اجرا می‌کند</translation>
    </message>
    <message>
        <source>that of %1 with fence %2 may not write of it</source>
        <translation>عامل %1 با حصار %2 اجازهٔ نوشتن از آن را ندارد</translation>
    </message>
    <message>
        <source>action %1 has gone on since: record %2 of it does not follow %3</source>
        <translation>کنش %1 از آن پس پیش رفته است: رکورد %2 آن در پی %3 نمی‌آید</translation>
    </message>
    <message>
        <source>found the cluster anew</source>
        <translation>خوشه را از نو بنیان کنید</translation>
    </message>
    <message>
        <source>member %1 is %2 and cannot be %3: a number is never used twice</source>
        <translation>عضو %1، %2 است و %3 نمی‌شود: شماره هرگز دو بار به کار نمی‌رود</translation>
    </message>
    <message>
        <source>member %1 (%2) has left for ever</source>
        <translation>عضو %1 (%2) برای همیشه رفته است</translation>
    </message>
    <message>
        <source>its agent must come back as another member, with an empty state folder</source>
        <translation>عاملش باید به‌عنوان عضوی دیگر و با پوشهٔ وضعیت خالی بازگردد</translation>
    </message>
    <message>
        <source>%1 is not set, not by record %2: someone else changed it</source>
        <translation>%1 تنظیم نشده، نه با رکورد %2: کس دیگری تغییرش داد</translation>
    </message>
    <message>
        <source>%1 was set by record %2, not by record %3: someone else changed it</source>
        <translation>%1 را رکورد %2 تنظیم کرد و نه رکورد %3: کس دیگری تغییرش داد</translation>
    </message>
    <message>
        <source>read it again</source>
        <translation>دوباره بخوانیدش</translation>
    </message>
    <message>
        <source>%1 does not fit: at most %2 or %3 bytes of one kind are kept</source>
        <translation>%1 جا نمی‌شود: از هر نوع دست‌بالا %2 تا یا %3 بایت نگه داشته می‌شود</translation>
    </message>
    <message>
        <source>clear some</source>
        <translation>چندتایی را پاک کنید</translation>
    </message>
    <message>
        <source>an action's id has 1 to %1 bytes, this one %2</source>
        <translation>شناسهٔ کنش ۱ تا %1 بایت است و این %2 بایت</translation>
    </message>
    <message>
        <source>action %1 is run by %2</source>
        <translation>کنش %1 را %2 اجرا می‌کند</translation>
    </message>
    <message>
        <source>only that agent may write of it, not %1</source>
        <translation>تنها همان عامل اجازهٔ نوشتن از آن را دارد، نه %1</translation>
    </message>
    <message>
        <source>a spec's revision and its action's id have 1 to %1 bytes</source>
        <translation>ویرایش مشخصات و شناسهٔ کنشش ۱ تا %1 بایت است</translation>
    </message>
    <message>
        <source>who changes the spec and why are told in more than %1 bytes</source>
        <translation>این‌که چه کسی و چرا مشخصات را تغییر می‌دهد بیش از %1 بایت است</translation>
    </message>
    <message>
        <source>say it shorter</source>
        <translation>کوتاه‌تر بگویید</translation>
    </message>
    <message>
        <source>a proposed spec has no text</source>
        <translation>مشخصات پیشنهادی متنی ندارد</translation>
    </message>
    <message>
        <source>the spec has %1 bytes</source>
        <translation>مشخصات %1 بایت است</translation>
    </message>
    <message>
        <source>revision %1 is not that of its text, %2</source>
        <translation>ویرایش %1 از آنِ متنش نیست که %2 است</translation>
    </message>
    <message>
        <source>serial %1 is not 1 to 40 hexadecimal digits</source>
        <translation>شمارهٔ %1، ۱ تا ۴۰ رقم شانزده‌شانزدهی نیست</translation>
    </message>
    <message>
        <source>a member needs a number from 1 on and a node of 1 to 63 bytes</source>
        <translation>عضو شماره‌ای از ۱ به بالا و گرهی ۱ تا ۶۳ بایتی لازم دارد</translation>
    </message>
    <message>
        <source>a recovery needs the node whose copy was used, of 1 to 63 bytes</source>
        <translation>بازیابی گرهی را که کپی‌اش به کار رفت لازم دارد، ۱ تا ۶۳ بایت</translation>
    </message>
    <message>
        <source>proposal %1 of %2 is older than what is remembered</source>
        <translation>پیشنهاد %1 از %2 کهنه‌تر از آن است که به یاد مانده</translation>
    </message>
    <message>
        <source>the agent of %1 was started again more than %2 times since this proposal</source>
        <translation>عامل %1 از این پیشنهاد به بعد بیش از %2 بار از نو آغاز شد</translation>
    </message>
    <message>
        <source>whether it was applied is not known</source>
        <translation>دانسته نیست اعمال شد یا نه</translation>
    </message>
    <message>
        <source>revision %1 is the proposed one, not %2</source>
        <translation>ویرایش پیشنهادی %1 است، نه %2</translation>
    </message>
    <message>
        <source>revision %1 of the spec is proposed by %2 at %3 already</source>
        <translation>ویرایش %1 مشخصات را هم‌اکنون %2 در %3 پیشنهاد کرده است</translation>
    </message>
    <message>
        <source>it must be put in force or withdrawn first</source>
        <translation>نخست باید نافذ یا پس گرفته شود</translation>
    </message>
    <message>
        <source>the text of revision %1 of the spec is neither proposed nor among the %2 that are kept</source>
        <translation>متن ویرایش %1 مشخصات نه پیشنهاد شده و نه در میان %2 متنی است که نگه داشته می‌شود</translation>
    </message>
    <message>
        <source>revision %1 of the spec is no step of an action, but no action runs</source>
        <translation>ویرایش %1 مشخصات گام هیچ کنشی نیست، ولی کنشی در جریان نیست</translation>
    </message>
    <message>
        <source>revision %1 of the spec is no step of an action, but the one that runs is %2 with fence %3</source>
        <translation>ویرایش %1 مشخصات گام هیچ کنشی نیست، ولی کنش در جریان %2 با حصار %3 است</translation>
    </message>
    <message>
        <source>revision %1 of the spec is a step of action %2 with fence %3, but no action runs</source>
        <translation>ویرایش %1 مشخصات گامی از کنش %2 با حصار %3 است، ولی کنشی در جریان نیست</translation>
    </message>
    <message>
        <source>revision %1 of the spec is a step of action %2 with fence %3, but the one that runs is %4 with fence %5</source>
        <translation>ویرایش %1 مشخصات گامی از کنش %2 با حصار %3 است، ولی کنش در جریان %4 با حصار %5 است</translation>
    </message>
    <message>
        <source>plan the change anew</source>
        <translation>برای تغییر از نو طرح بسازید</translation>
    </message>
    <message>
        <source>revision %1 of the spec rests on %2, but none is in force</source>
        <translation>ویرایش %1 مشخصات بر %2 استوار است، ولی هیچ‌یک نافذ نیست</translation>
    </message>
    <message>
        <source>revision %1 of the spec rests on %2, but revision %3 was put in force by %4 at %5</source>
        <translation>ویرایش %1 مشخصات بر %2 استوار است، ولی %4 ویرایش %3 را در %5 نافذ کرد</translation>
    </message>
    <message>
        <source>that no spec was in force</source>
        <translation>نبود مشخصات نافذ</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>ویرایش %1</translation>
    </message>
    <message>
        <source>look at what differs and apply again</source>
        <translation>ببینید چه فرق دارد و دوباره اعمال کنید</translation>
    </message>
    <message>
        <source>revision %1 of the spec is in force already, put by %2 at %3</source>
        <translation>ویرایش %1 مشخصات هم‌اکنون نافذ است، به دست %2 در %3</translation>
    </message>
    <message>
        <source>%1 is not open</source>
        <translation>%1 باز نیست</translation>
    </message>
    <message>
        <source>%1: %2 damaged or torn lines were left out at the start</source>
        <translation>%1: در آغاز %2 سطر آسیب‌دیده یا پاره کنار گذاشته شد</translation>
    </message>
    <message>
        <source>more than %1 records wait for the disk</source>
        <translation>بیش از %1 رکورد منتظر دیسک است</translation>
    </message>
    <message>
        <source>the agents' log is being read</source>
        <translation>لاگ عامل‌ها در حال خواندن است</translation>
    </message>
    <message>
        <source>the disk of %1 is full: %2 KiB are left, the agents' log needs %3</source>
        <translation>دیسک %1 پر است: %2 کیبی‌بایت مانده و لاگ عامل‌ها %3 لازم دارد</translation>
    </message>
    <message>
        <source>nothing that was agreed is lost, and it goes on by itself when there is room (%1)</source>
        <translation>چیزی از توافق‌شده‌ها از دست نرفته و با باز شدن جا خودش ادامه می‌یابد (%1)</translation>
    </message>
    <message>
        <source>%1; nothing was changed. Set the folder aside: mv %2 %3; then restart this agent and admit it again: bafarctl act cluster.replace node=%4</source>
        <translation>%1؛ چیزی تغییر نکرد. پوشه را کنار بگذارید: ⁨mv %2 %3⁩؛ سپس این عامل را دوباره راه‌اندازی و از نو بپذیرید: ⁨bafarctl act cluster.replace node=%4⁩</translation>
    </message>
    <message>
        <source>nothing was changed. Set the folder aside: mv %1 %2</source>
        <translation>چیزی تغییر نکرد. پوشه را کنار بگذارید: ⁨mv %1 %2⁩</translation>
    </message>
    <message>
        <source>then restart this agent and admit it again: bafarctl act cluster.replace node=%1</source>
        <translation>سپس این عامل را دوباره راه‌اندازی و از نو بپذیرید: ⁨bafarctl act cluster.replace node=%1⁩</translation>
    </message>
    <message>
        <source>%1 is damaged (%2)</source>
        <translation>%1 آسیب دیده است (%2)</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>بی شماره</translation>
    </message>
    <message>
        <source>move %1 away, start the agent, and run on another node: bafarctl act cluster.replace node=%2</source>
        <translation>%1 را کنار بگذارید، عامل را راه بیندازید و روی گره دیگری اجرا کنید: ⁨bafarctl act cluster.replace node=%2⁩</translation>
    </message>
    <message>
        <source>%1 belongs to node %2 of cluster %3, this agent is %4 of %5</source>
        <translation>%1 از آنِ گره %2 خوشهٔ %3 است و این عامل %4 از %5 است</translation>
    </message>
    <message>
        <source>a state folder cannot be copied: move %1 away and start again</source>
        <translation>پوشهٔ وضعیت کپی‌شدنی نیست: %1 را کنار بگذارید و دوباره آغاز کنید</translation>
    </message>
    <message>
        <source>cannot move %1 to %2: %3</source>
        <translation>%1 را نمی‌توان به %2 برد: %3</translation>
    </message>
    <message>
        <source>the log grows until it can be</source>
        <translation>تا آن هنگام لاگ بزرگ می‌شود</translation>
    </message>
    <message>
        <source>this agent takes no part: %1</source>
        <translation>این عامل شرکت ندارد: %1</translation>
    </message>
    <message>
        <source>leadership is being handed on already</source>
        <translation>رهبری هم‌اکنون در حال سپردن است</translation>
    </message>
    <message>
        <source>leadership is being handed on</source>
        <translation>رهبری در حال سپردن است</translation>
    </message>
    <message>
        <source>this agent leaves the group</source>
        <translation>این عامل گروه را ترک می‌کند</translation>
    </message>
    <message>
        <source>this agent has left the group</source>
        <translation>این عامل گروه را ترک کرده است</translation>
    </message>
    <message>
        <source>this agent is not the leader</source>
        <translation>این عامل رهبر نیست</translation>
    </message>
    <message>
        <source>leadership was lost</source>
        <translation>رهبری از دست رفت</translation>
    </message>
    <message>
        <source>it may still be applied</source>
        <translation>شاید هنوز اعمال شود</translation>
    </message>
    <message>
        <source>a proposal of %1 bytes</source>
        <translation>پیشنهادی %1 بایتی</translation>
    </message>
    <message>
        <source>at most %1 are taken</source>
        <translation>دست‌بالا %1 پذیرفته می‌شود</translation>
    </message>
    <message>
        <source>%1 proposals are under way: try again</source>
        <translation>%1 پیشنهاد در راه است: دوباره تلاش کنید</translation>
    </message>
    <message>
        <source>no other member may lead</source>
        <translation>هیچ عضو دیگری اجازهٔ رهبری ندارد</translation>
    </message>
    <message>
        <source>the other member did not take leadership in time</source>
        <translation>عضو دیگر به‌موقع رهبری را نگرفت</translation>
    </message>
    <message>
        <source>another change of the membership is under way</source>
        <translation>تغییر دیگری در عضویت در جریان است</translation>
    </message>
    <message>
        <source>member %1 (%2) was dismissed, and its number is never used again</source>
        <translation>عضو %1 (%2) برکنار شد و شماره‌اش هرگز دوباره به کار نمی‌رود</translation>
    </message>
    <message>
        <source>a member needs a number, a node and an endpoint</source>
        <translation>عضو شماره، گره و نشانی لازم دارد</translation>
    </message>
    <message>
        <source>the group has no member %1</source>
        <translation>گروه عضو %1 را ندارد</translation>
    </message>
    <message>
        <source>a leader does not dismiss itself: hand leadership on first</source>
        <translation>رهبر خودش را برکنار نمی‌کند: نخست رهبری را بسپارید</translation>
    </message>
    <message>
        <source>a leader does not change its own part: hand leadership on first</source>
        <translation>رهبر نقش خودش را تغییر نمی‌دهد: نخست رهبری را بسپارید</translation>
    </message>
    <message>
        <source>the last voter stays</source>
        <translation>آخرین رأی‌دهنده می‌ماند</translation>
    </message>
    <message>
        <source>%1 does not catch up: it stays without a part until it is admitted again or dismissed</source>
        <translation>%1 خود را نمی‌رساند: تا پذیرش دوباره یا برکناری بی نقش می‌ماند</translation>
    </message>
    <message>
        <source>founding the group: %1</source>
        <translation>بنیان گروه: %1</translation>
    </message>
    <message>
        <source>giving the group another membership: %1</source>
        <translation>دادن عضویتی دیگر به گروه: %1</translation>
    </message>
    <message>
        <source>reading the log: %1</source>
        <translation>خواندن لاگ: %1</translation>
    </message>
    <message>
        <source>handing leadership on: %1</source>
        <translation>سپردن رهبری: %1</translation>
    </message>
    <message>
        <source>changing the membership: %1</source>
        <translation>تغییر عضویت: %1</translation>
    </message>
    <message>
        <source>the term cannot be stored: %1</source>
        <translation>دوره را نمی‌توان ذخیره کرد: %1</translation>
    </message>
    <message>
        <source>the vote cannot be stored: %1</source>
        <translation>رأی را نمی‌توان ذخیره کرد: %1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 را نمی‌توان نوشت: %2</translation>
    </message>
    <message>
        <source>entry %1</source>
        <translation>ورودی %1</translation>
    </message>
    <message>
        <source>entries %1 to %2</source>
        <translation>ورودی‌های %1 تا %2</translation>
    </message>
    <message>
        <source>the log cannot be cut before %1: %2</source>
        <translation>لاگ را نمی‌توان پیش از %1 برید: %2</translation>
    </message>
    <message>
        <source>the snapshot at %1 cannot be written: %2</source>
        <translation>اسنپ‌شات در %1 را نمی‌توان نوشت: %2</translation>
    </message>
    <message>
        <source>the snapshot that the leader sent cannot be read: %1</source>
        <translation>اسنپ‌شاتی را که رهبر فرستاد نمی‌توان خواند: %1</translation>
    </message>
    <message>
        <source>the snapshot cannot be read: %1</source>
        <translation>اسنپ‌شات را نمی‌توان خواند: %1</translation>
    </message>
    <message>
        <source>entry %1 of the log is no proposal and changes nothing: %2</source>
        <translation>ورودی %1 لاگ پیشنهاد نیست و چیزی را تغییر نمی‌دهد: %2</translation>
    </message>
    <message>
        <source>a leader has another entry %1 than the one that is agreed here</source>
        <translation>رهبری ورودی %1 را جز آنچه اینجا توافق شده دارد</translation>
    </message>
    <message>
        <source>a message to a member that does not answer holds entry %1: the log is read anew</source>
        <translation>پیامی به عضوی که پاسخ نمی‌دهد ورودی %1 را نگه داشته است: لاگ از نو خوانده می‌شود</translation>
    </message>
    <message>
        <source>the agreement has too much to do</source>
        <translation>صف توافق پر است</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>دیسک پر است</translation>
    </message>
    <message>
        <source>the disk gives an error</source>
        <translation>دیسک خطا می‌دهد</translation>
    </message>
    <message>
        <source>it is not there</source>
        <translation>آنجا نیست</translation>
    </message>
    <message>
        <source>access is denied</source>
        <translation>دسترسی داده نمی‌شود</translation>
    </message>
    <message>
        <source>a value is out of its range</source>
        <translation>مقداری بیرون از بازه است</translation>
    </message>
    <message>
        <source>a limit of the system is reached</source>
        <translation>سقفی از سامانه پر شده است</translation>
    </message>
    <message>
        <source>making a connection to libraft: %1</source>
        <translation>ساختن اتصال به ⁨libraft⁩: %1</translation>
    </message>
    <message>
        <source>making durable: %1</source>
        <translation>ماندگار کردن: %1</translation>
    </message>
    <message>
        <source>closing the segment: %1</source>
        <translation>بستن قطعه: %1</translation>
    </message>
    <message>
        <source>the path %1 is longer than %2 bytes</source>
        <translation>مسیر %1 بلندتر از %2 بایت است</translation>
    </message>
    <message>
        <source>it is %1 bytes long, not 32</source>
        <translation>%1 بایت است، نه ۳۲</translation>
    </message>
    <message>
        <source>it is %1 bytes long</source>
        <translation>%1 بایت است</translation>
    </message>
    <message>
        <source>it is missing: without it nobody knows how far the log reached</source>
        <translation>نیست: بی آن کسی نمی‌داند لاگ تا کجا رسیده بود</translation>
    </message>
    <message>
        <source>no mark in it matches its checksum</source>
        <translation>هیچ نشانی در آن با چک‌سامش نمی‌خواند</translation>
    </message>
    <message>
        <source>byte %1: %2</source>
        <translation>بایت %1: %2</translation>
    </message>
    <message>
        <source>version %1 does not fit to its name or to the other file</source>
        <translation>نسخهٔ %1 با نامش یا با پروندهٔ دیگر نمی‌خواند</translation>
    </message>
    <message>
        <source>it holds term %1 and vote %2, but what was stored last is term %3 and vote %4</source>
        <translation>دورهٔ %1 و رأی %2 را دارد، ولی آخرین ذخیره دورهٔ %3 و رأی %4 است</translation>
    </message>
    <message>
        <source>this is no snapshot's metadata of format 1</source>
        <translation>این فرادادهٔ اسنپ‌شات در قالب ۱ نیست</translation>
    </message>
    <message>
        <source>the membership does not match its checksum</source>
        <translation>عضویت با چک‌سامش نمی‌خواند</translation>
    </message>
    <message>
        <source>its name says index %1 and term %2</source>
        <translation>نامش شمارهٔ %1 و دورهٔ %2 را می‌گوید</translation>
    </message>
    <message>
        <source>it overlaps with another segment</source>
        <translation>با قطعهٔ دیگری هم‌پوشانی دارد</translation>
    </message>
    <message>
        <source>%1 before it are missing</source>
        <translation>%1 پیش از آن نیست</translation>
    </message>
    <message>
        <source>it has %1 entries, not those of its name</source>
        <translation>%1 ورودی دارد، نه آن‌ها که نامش می‌گوید</translation>
    </message>
    <message>
        <source>the first entry is no membership</source>
        <translation>نخستین ورودی عضویت نیست</translation>
    </message>
    <message>
        <source>a write before it was not finished, and still it was written to</source>
        <translation>نوشتنی پیش از آن ناتمام ماند و با این همه در آن نوشته شد</translation>
    </message>
    <message>
        <source>the segments before it end before the snapshot</source>
        <translation>قطعه‌های پیش از آن پیش از اسنپ‌شات پایان می‌یابند</translation>
    </message>
    <message>
        <source>the log ends with entry %1, but it was on the disk up to entry %2</source>
        <translation>لاگ با ورودی %1 پایان می‌یابد، ولی تا ورودی %2 روی دیسک بود</translation>
    </message>
    <message>
        <source>the log ends with entry %1, but entry %2 was examined: something else writes to the folder</source>
        <translation>لاگ با ورودی %1 پایان می‌یابد، ولی ورودی %2 بررسی شده بود: چیز دیگری در پوشه می‌نویسد</translation>
    </message>
    <message>
        <source>entry %1 is of term %2, but term %3 was on the disk</source>
        <translation>ورودی %1 از دورهٔ %2 است، ولی دورهٔ %3 روی دیسک بود</translation>
    </message>
    <message>
        <source>the log has entries of term %1, but the term is %2</source>
        <translation>لاگ ورودی‌هایی از دورهٔ %1 دارد، ولی دوره %2 است</translation>
    </message>
    <message>
        <source>%1 is a membership that cannot be read</source>
        <translation>%1 عضویتی است که خوانده نمی‌شود</translation>
    </message>
    <message>
        <source>entries from %1 to %2 are missing</source>
        <translation>ورودی‌های %1 تا %2 نیستند</translation>
    </message>
    <message>
        <source>entry 1 is not the first membership</source>
        <translation>ورودی ۱ نخستین عضویت نیست</translation>
    </message>
    <message>
        <source>%1 is of no known type</source>
        <translation>%1 از نوع شناخته‌ای نیست</translation>
    </message>
    <message>
        <source>%1 is of an older term than the one before</source>
        <translation>%1 از دوره‌ای کهنه‌تر از پیشینش است</translation>
    </message>
    <message>
        <source>the log has entries of term %1, but the term that was stored last is %2: this member may have forgotten a vote</source>
        <translation>لاگ ورودی‌هایی از دورهٔ %1 دارد، ولی آخرین دورهٔ ذخیره‌شده %2 است: شاید این عضو رأیی را فراموش کرده باشد</translation>
    </message>
    <message>
        <source>this is no segment of format 1</source>
        <translation>این قطعه‌ای در قالب ۱ نیست</translation>
    </message>
    <message>
        <source>the entries do not match their checksum</source>
        <translation>ورودی‌ها با چک‌سامشان نمی‌خوانند</translation>
    </message>
    <message>
        <source>there are no entries in it</source>
        <translation>ورودی‌ای در آن نیست</translation>
    </message>
    <message>
        <source>the entries do not match their checksum, and no part of them is missing as after an unfinished write</source>
        <translation>ورودی‌ها با چک‌سامشان نمی‌خوانند و بخشی از آن‌ها هم، چنان‌که پس از نوشتن ناتمام، کم نیست</translation>
    </message>
    <message>
        <source>writing %1: only a part was written</source>
        <translation>نوشتن %1: تنها بخشی نوشته شد</translation>
    </message>
    <message>
        <source>the membership is malformed: %1</source>
        <translation>ساختار عضویت نادرست است: %1</translation>
    </message>
    <message>
        <source>the snapshot of the agreed state (%1 bytes) does not begin as one</source>
        <translation>اسنپ‌شات وضعیت توافق‌شده (%1 بایت) چنان‌که باید آغاز نمی‌شود</translation>
    </message>
    <message>
        <source>the snapshot of the agreed state does not fit its SHA-256: it was changed or cut off</source>
        <translation>اسنپ‌شات وضعیت توافق‌شده با ⁨SHA-256⁩ خود نمی‌خواند: تغییر یافته یا بریده است</translation>
    </message>
    <message>
        <source>the snapshot of the agreed state is of version %1, this agent reads version %2</source>
        <translation>اسنپ‌شات وضعیت توافق‌شده نسخهٔ %1 است و این عامل نسخهٔ %2 را می‌خواند</translation>
    </message>
    <message>
        <source>install the newer agent</source>
        <translation>عامل تازه‌تر را نصب کنید</translation>
    </message>
    <message>
        <source>the snapshot of the agreed state is wrong at byte %1, record %2 of %3: %4</source>
        <translation>اسنپ‌شات وضعیت توافق‌شده در بایت %1، رکورد %2 از %3 نادرست است: %4</translation>
    </message>
    <message>
        <source>the snapshot of the agreed state is wrong: %1</source>
        <translation>اسنپ‌شات وضعیت توافق‌شده نادرست است: %1</translation>
    </message>
    <message>
        <source>the snapshot of the agreed state is not as an agent writes it: records contradict each other</source>
        <translation>اسنپ‌شات وضعیت توافق‌شده چنان نیست که عامل می‌نویسد: رکوردها با هم ناسازگارند</translation>
    </message>
    <message>
        <source>its index or term does not fit</source>
        <translation>شماره یا دوره‌اش جور نیست</translation>
    </message>
    <message>
        <source>more revocations, members or recoveries than are ever kept</source>
        <translation>ابطال، عضو یا بازیابی بیش از آن‌که هرگز نگه داشته شود</translation>
    </message>
    <message>
        <source>more slots than are ever kept</source>
        <translation>جایگاه بیش از آن‌که هرگز نگه داشته شود</translation>
    </message>
    <message>
        <source>record %1 put a spec in force whose text is not there</source>
        <translation>رکورد %1 مشخصاتی را نافذ کرد که متنش نیست</translation>
    </message>
    <message>
        <source>it is of no known kind</source>
        <translation>از نوع شناخته‌ای نیست</translation>
    </message>
    <message>
        <source>it is cut off, too long or nobody's</source>
        <translation>بریده، بسیار بلند یا بی‌صاحب است</translation>
    </message>
    <message>
        <source>what node %1 proposed: %2</source>
        <translation>آنچه گره %1 پیشنهاد کرد: %2</translation>
    </message>
    <message>
        <source>node %1 of those that proposed has no name of its own</source>
        <translation>گره %1 از پیشنهاددهندگان نامی از خود ندارد</translation>
    </message>
    <message>
        <source>the list of who proposed what is cut off or too long</source>
        <translation>فهرست پیشنهاددهندگان بریده یا بسیار بلند است</translation>
    </message>
    <message>
        <source>its boots are cut off or too many</source>
        <translation>آغازهایش بریده یا بسیار است</translation>
    </message>
    <message>
        <source>a verdict has an unknown code</source>
        <translation>رأیی کدی ناشناخته دارد</translation>
    </message>
    <message>
        <source>the verdicts of a boot are cut off, too many or nobody's</source>
        <translation>رأی‌های یک آغاز بریده، بسیار یا بی‌صاحب است</translation>
    </message>
    <message>
        <source>the cluster keeps at most %1 members, past ones included</source>
        <translation>خوشه دست‌بالا %1 عضو را، با احتساب عضوهای پیشین، نگه می‌دارد</translation>
    </message>
    <message>
        <source>the cluster keeps at most %1 recoveries</source>
        <translation>خوشه دست‌بالا %1 بازیابی را نگه می‌دارد</translation>
    </message>
    <message>
        <source>minority</source>
        <translation>اقلیت</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>برداشته‌شده</translation>
    </message>
    <message>
        <source>the snapshot at %1 cannot be written</source>
        <translation>اسنپ‌شات در %1 را نمی‌توان نوشت</translation>
    </message>
    <message>
        <source>closing the segment %1: %2</source>
        <translation>بستن قطعهٔ %1: %2</translation>
    </message>
    <message>
        <source>the log cannot be cut before %1</source>
        <translation>لاگ را نمی‌توان پیش از %1 برید</translation>
    </message>
    <message>
        <source>byte %1: format %2</source>
        <translation>بایت %1: قالب %2</translation>
    </message>
    <message>
        <source>the membership is malformed: %1 bytes long</source>
        <translation>ساختار عضویت نادرست است: به درازای %1 بایت</translation>
    </message>
    <message>
        <source>the membership is malformed: format %1</source>
        <translation>ساختار عضویت نادرست است: قالب %1</translation>
    </message>
    <message>
        <source>the membership is malformed: %1 members</source>
        <translation>ساختار عضویت نادرست است: %1 عضو</translation>
    </message>
    <message>
        <source>the membership is malformed: it ends in member %1</source>
        <translation>ساختار عضویت نادرست است: در عضو %1 پایان می‌یابد</translation>
    </message>
    <message>
        <source>the membership is malformed: the address "%1"</source>
        <translation>ساختار عضویت نادرست است: نشانی «%1»</translation>
    </message>
    <message>
        <source>the membership is malformed: member number %1</source>
        <translation>ساختار عضویت نادرست است: عضو شمارهٔ %1</translation>
    </message>
    <message>
        <source>the membership is malformed: role %1</source>
        <translation>ساختار عضویت نادرست است: نقش %1</translation>
    </message>
    <message>
        <source>the membership is malformed: %1 bytes too many</source>
        <translation>ساختار عضویت نادرست است: %1 بایت بیشتر</translation>
    </message>
    <message>
        <source>the agent's worker is overloaded; saved history was not read</source>
        <translation>کارگر عامل پربار است؛ تاریخچهٔ ذخیره‌شده خوانده نشد</translation>
    </message>
    <message>
        <source>saved history was not read</source>
        <translation>تاریخچهٔ ذخیره‌شده خوانده نشد</translation>
    </message>
    <message>
        <source>saved history could not be read to its end: %1</source>
        <translation>تاریخچهٔ ذخیره‌شده تا پایان خوانده نشد: %1</translation>
    </message>
    <message>
        <source>it does not begin as a history segment does</source>
        <translation>چنان‌که بخش تاریخچه آغاز می‌شود آغاز نمی‌شود</translation>
    </message>
    <message>
        <source>its last record at byte %1 is torn</source>
        <translation>آخرین رکوردش در بایت %1 پاره است</translation>
    </message>
    <message>
        <source>the record at byte %1 makes no sense</source>
        <translation>رکورد در بایت %1 بی‌معناست</translation>
    </message>
    <message>
        <source>the record at byte %1 is damaged</source>
        <translation>رکورد در بایت %1 آسیب دیده است</translation>
    </message>
    <message>
        <source>history is being saved again</source>
        <translation>تاریخچه دوباره ذخیره می‌شود</translation>
    </message>
    <message>
        <source>history is not being saved and would be lost at a restart: %1</source>
        <translation>تاریخچه ذخیره نمی‌شود و با راه‌اندازی دوباره از دست می‌رود: %1</translation>
    </message>
    <message>
        <source>history is not being saved: %1</source>
        <translation>تاریخچه ذخیره نمی‌شود: %1</translation>
    </message>
    <message>
        <source>%1 is %2 full and so has room again</source>
        <translation>%2 از %1 پر است و از این رو دوباره جا دارد</translation>
    </message>
    <message>
        <source>some metrics cannot be read: %1</source>
        <translation>برخی سنجه‌ها خوانده نمی‌شوند: %1</translation>
    </message>
    <message>
        <source>all metrics can be read again</source>
        <translation>همهٔ سنجه‌ها دوباره خوانده می‌شوند</translation>
    </message>
    <message>
        <source>some metrics are missing: %1</source>
        <translation>برخی سنجه‌ها نیستند: %1</translation>
    </message>
    <message>
        <source>%1 could not be read</source>
        <translation>%1 خوانده نشد</translation>
    </message>
    <message>
        <source>%1 has a line this agent does not understand: "%2"</source>
        <translation>%1 سطری دارد که این عامل نمی‌فهمد: «%2»</translation>
    </message>
    <message>
        <source>its values are missing until it changes</source>
        <translation>مقدارهایش تا تغییر آن نیست</translation>
    </message>
    <message>
        <source>more than %1 series</source>
        <translation>بیش از %1 سری</translation>
    </message>
    <message>
        <source>those that came last are left out</source>
        <translation>آن‌ها که آخر آمدند کنار گذاشته شده‌اند</translation>
    </message>
    <message>
        <source>no sample for more than 30 s</source>
        <translation>بیش از ۳۰ ثانیه نمونه‌ای نیامده</translation>
    </message>
    <message>
        <source>no sample yet</source>
        <translation>هنوز نمونه‌ای نیست</translation>
    </message>
    <message>
        <source>samples are late</source>
        <translation>نمونه‌ها دیر می‌رسند</translation>
    </message>
    <message>
        <source>no series of that name in this node's history</source>
        <translation>سری‌ای به این نام در تاریخچهٔ این گره نیست</translation>
    </message>
    <message>
        <source>/v1/stream lists the names</source>
        <translation>نام‌ها را ⁦/v1/stream⁩ می‌گوید</translation>
    </message>
    <message>
        <source>"%1" means %2 series</source>
        <translation>«%1» به معنای %2 سری است</translation>
    </message>
    <message>
        <source>give the labels of one of them: %1</source>
        <translation>برچسب‌های یکی از آن‌ها را بدهید: %1</translation>
    </message>
    <message>
        <source>history has no series named exactly like that</source>
        <translation>تاریخچه سری‌ای دقیقاً به این نام ندارد</translation>
    </message>
    <message>
        <source>ask for its names first</source>
        <translation>نخست نام‌هایش را بپرسید</translation>
    </message>
    <message>
        <source>the time asked for ends before it begins or is out of range, or the step is longer than a day</source>
        <translation>زمان خواسته‌شده پیش از آغازش پایان می‌یابد یا بیرون از بازه است، یا گام بلندتر از یک روز است</translation>
    </message>
    <message>
        <source>more than %1 values asked for</source>
        <translation>بیش از %1 مقدار خواسته شد</translation>
    </message>
    <message>
        <source>ask for less time or a longer step</source>
        <translation>زمان کمتر یا گام بلندتری بخواهید</translation>
    </message>
    <message>
        <source>no sample has been taken yet</source>
        <translation>هنوز نمونه‌ای گرفته نشده</translation>
    </message>
    <message>
        <source>scrape again in a second</source>
        <translation>یک ثانیهٔ دیگر دوباره بخوانید</translation>
    </message>
    <message>
        <source>the monitoring concept takes no commands</source>
        <translation>بخش پایش فرمانی نمی‌پذیرد</translation>
    </message>
    <message>
        <source>the monitoring concept offers no actions</source>
        <translation>بخش پایش کنشی پیشنهاد نمی‌کند</translation>
    </message>
    <message>
        <source>the monitoring concept has no conditions</source>
        <translation>بخش پایش شرطی ندارد</translation>
    </message>
    <message>
        <source>the alerting concept takes no commands</source>
        <translation>بخش هشداردهی فرمانی نمی‌پذیرد</translation>
    </message>
    <message>
        <source>the alerting concept offers no actions</source>
        <translation>بخش هشداردهی کنشی پیشنهاد نمی‌کند</translation>
    </message>
    <message>
        <source>the alerting concept has no conditions</source>
        <translation>بخش هشداردهی شرطی ندارد</translation>
    </message>
    <message>
        <source>not in the cluster spec: an empty section alerting evaluates the shipped rules</source>
        <translation>در مشخصات خوشه نیست: بخش خالی ⁨alerting⁩ قاعده‌های همراه را می‌سنجد</translation>
    </message>
    <message>
        <source>no samples: rules on metrics are not evaluated</source>
        <translation>نمونه‌ای نیست: قاعده‌های سنجه‌ها سنجیده نمی‌شوند</translation>
    </message>
    <message>
        <source>%1 alerts are left out: those that matter least</source>
        <translation>%1 هشدار کنار گذاشته شده: کم‌اهمیت‌ترین‌ها</translation>
    </message>
    <message>
        <source>%1 series are not looked at: a rule takes %2 groups</source>
        <translation>%1 سری دیده نمی‌شود: هر قاعده %2 گروه می‌پذیرد</translation>
    </message>
    <message>
        <source>more alerts than %1: some were not kept</source>
        <translation>بیش از %1 هشدار: برخی نگه داشته نشد</translation>
    </message>
    <message>
        <source>nothing was seen of it any more: whether it ended is not known</source>
        <translation>دیگر چیزی از آن دیده نشد: دانسته نیست پایان یافت یا نه</translation>
    </message>
    <message>
        <source>nothing is seen of it since %1</source>
        <translation>از %1 چیزی از آن دیده نمی‌شود</translation>
    </message>
    <message>
        <source>it comes and goes: it ends when it was away for %1</source>
        <translation>می‌آید و می‌رود: وقتی %1 نباشد پایان می‌یابد</translation>
    </message>
    <message>
        <source>%1 to %2 tasks</source>
        <translation>%1 به %2 تسک</translation>
    </message>
    <message>
        <source>back to before %1</source>
        <translation>بازگشت به پیش از %1</translation>
    </message>
    <message>
        <source>the answer of %1 cannot be read: %2</source>
        <translation>پاسخ %1 خوانده نمی‌شود: %2</translation>
    </message>
    <message>
        <source>%1 answered with more than was asked for</source>
        <translation>%1 بیش از آنچه خواسته بود پاسخ داد</translation>
    </message>
    <message>
        <source>%1 answered with more than a spec may be</source>
        <translation>%1 بیش از اندازهٔ یک مشخصات پاسخ داد</translation>
    </message>
    <message>
        <source>%1 answered %2 without a reason</source>
        <translation>%1 با ⁦%2⁩ بی هیچ دلیلی پاسخ داد</translation>
    </message>
    <message>
        <source>%1 is not in the profile</source>
        <translation>%1 در پروفایل نیست</translation>
    </message>
    <message>
        <source>more than %1 lines</source>
        <translation>بیش از %1 سطر</translation>
    </message>
    <message>
        <source>more than %1 %2</source>
        <translation>بیش از %1 %2</translation>
    </message>
    <message>
        <source>things of one concept</source>
        <translation>چیز از یک بخش</translation>
    </message>
    <message>
        <source>relations of one concept</source>
        <translation>رابطه از یک بخش</translation>
    </message>
    <message>
        <source>facts of one thing</source>
        <translation>دانسته از یک چیز</translation>
    </message>
    <message>
        <source>offered actions</source>
        <translation>کنش پیشنهادی</translation>
    </message>
    <message>
        <source>choices of one action</source>
        <translation>گزینه از یک کنش</translation>
    </message>
    <message>
        <source>steps, conditions or candidates of one plan</source>
        <translation>گام، شرط یا نامزد از یک طرح</translation>
    </message>
    <message>
        <source>steps of one action</source>
        <translation>گام از یک کنش</translation>
    </message>
    <message>
        <source>revisions of the spec</source>
        <translation>ویرایش از مشخصات</translation>
    </message>
    <message>
        <source>bytes in the name of a start</source>
        <translation>بایت در نام یک آغاز</translation>
    </message>
    <message>
        <source>%1 must be from %2 to %3, not %4</source>
        <translation>%1 باید از %2 تا %3 باشد، نه %4</translation>
    </message>
    <message>
        <source>the duration</source>
        <translation>مدت</translation>
    </message>
    <message>
        <source>the length</source>
        <translation>درازا</translation>
    </message>
    <message>
        <source>the number of entries</source>
        <translation>شمار ورودی‌ها</translation>
    </message>
    <message>
        <source>the value</source>
        <translation>مقدار</translation>
    </message>
    <message>
        <source>unknown key</source>
        <translation>کلید ناشناخته</translation>
    </message>
    <message>
        <source>known here: %1</source>
        <translation>شناخته‌ها: %1</translation>
    </message>
    <message>
        <source>unknown section</source>
        <translation>بخش ناشناخته</translation>
    </message>
    <message>
        <source>known: %1</source>
        <translation>شناخته‌ها: %1</translation>
    </message>
    <message>
        <source>missing section %1</source>
        <translation>بخش %1 نیست</translation>
    </message>
    <message>
        <source>missing %1: %2</source>
        <translation>%1 نیست: %2</translation>
    </message>
    <message>
        <source>has no value</source>
        <translation>مقداری ندارد</translation>
    </message>
    <message>
        <source>%1 is out of range</source>
        <translation>%1 بیرون از بازه است</translation>
    </message>
    <message>
        <source>it must be from %1 to %2</source>
        <translation>باید از %1 تا %2 باشد</translation>
    </message>
    <message>
        <source>%1 is none of %2</source>
        <translation>%1 هیچ‌یک از این‌ها نیست: %2</translation>
    </message>
    <message>
        <source>a secret cannot stand here in clear</source>
        <translation>گذرواژه یا کلید را نباید اینجا آشکار نوشت</translation>
    </message>
    <message>
        <source>name the file that holds it</source>
        <translation>پرونده‌ای را که آن را دارد نام ببرید</translation>
    </message>
    <message>
        <source>JSON nested deeper than %1 at byte %2</source>
        <translation>‏⁨JSON⁩ ژرف‌تر از %1 در بایت %2</translation>
    </message>
    <message>
        <source>JSON with an object of more than %1 members at byte %2</source>
        <translation>‏⁨JSON⁩ با شیئی بیش از %1 جزء در بایت %2</translation>
    </message>
    <message>
        <source>JSON of more than %1 values at byte %2</source>
        <translation>‏⁨JSON⁩ با بیش از %1 مقدار در بایت %2</translation>
    </message>
    <message>
        <source>JSON of %1 bytes</source>
        <translation>‏⁨JSON⁩ با %1 بایت</translation>
    </message>
    <message>
        <source>at most %1 are read</source>
        <translation>دست‌بالا %1 خوانده می‌شود</translation>
    </message>
    <message>
        <source>not JSON at byte %1</source>
        <translation>در بایت %1 ⁨JSON⁩ نیست</translation>
    </message>
    <message>
        <source>not JSON: a number or text outside what can be held</source>
        <translation>‏⁨JSON⁩ نیست: عدد یا متنی بیرون از آنچه جا می‌شود</translation>
    </message>
    <message>
        <source>expected one value, found a list</source>
        <translation>انتظار یک مقدار بود و فهرست آمد</translation>
    </message>
    <message>
        <source>expected one value, found an object</source>
        <translation>انتظار یک مقدار بود و شیء آمد</translation>
    </message>
    <message>
        <source>expected an object</source>
        <translation>انتظار شیء بود</translation>
    </message>
    <message>
        <source>expected a list</source>
        <translation>انتظار فهرست بود</translation>
    </message>
    <message>
        <source>%1 is not an IP address</source>
        <translation>%1 نشانی ⁨IP⁩ نیست</translation>
    </message>
    <message>
        <source>write it like 192.0.2.100 or 2001:db8:77::100</source>
        <translation>آن را مانند ⁦192.0.2.100⁩ یا ⁦2001:db8:77::100⁩ بنویسید</translation>
    </message>
    <message>
        <source>%1 has no valid prefix length</source>
        <translation>%1 درازای پیشوند معتبری ندارد</translation>
    </message>
    <message>
        <source>write 0 to %1 after the slash</source>
        <translation>پس از ممیز ۰ تا %1 بنویسید</translation>
    </message>
    <message>
        <source>%1 is not an address with a port</source>
        <translation>%1 نشانی با درگاه نیست</translation>
    </message>
    <message>
        <source>write it like 192.0.2.11:7600 or [2001:db8:77::11]:7600</source>
        <translation>آن را مانند ⁦192.0.2.11:7600⁩ یا ⁦[2001:db8:77::11]:7600⁩ بنویسید</translation>
    </message>
    <message>
        <source>%1 is not a MAC address</source>
        <translation>%1 نشانی ⁨MAC⁩ نیست</translation>
    </message>
    <message>
        <source>write it like 02:00:5e:10:00:01</source>
        <translation>آن را مانند ⁦02:00:5e:10:00:01⁩ بنویسید</translation>
    </message>
    <message>
        <source>"%1" is not a UTC time such as 2026-11-23T14:34:54.120Z</source>
        <translation>«%1» زمان ⁨UTC⁩ نیست، مانند ⁦2026-11-23T14:34:54.120Z⁩</translation>
    </message>
    <message>
        <source>%1 is not a duration such as 1 s, 250 ms or 100 cs</source>
        <translation>%1 مدت نیست، مانند ⁦1 s⁩، ⁦250 ms⁩ یا ⁦100 cs⁩</translation>
    </message>
    <message>
        <source>%1 has no unit</source>
        <translation>%1 یکا ندارد</translation>
    </message>
    <message>
        <source>write for example "%1 s" or "%2 ms"</source>
        <translation>برای نمونه «⁦%1 s⁩» یا «⁦%2 ms⁩» بنویسید</translation>
    </message>
    <message>
        <source>%1 is longer than a hundred years</source>
        <translation>%1 بلندتر از صد سال است</translation>
    </message>
    <message>
        <source>%1 is not a unit of time</source>
        <translation>%1 یکای زمان نیست</translation>
    </message>
    <message>
        <source>one of d h m s ms cs us ns is</source>
        <translation>باید یکی از ⁨d h m s ms cs us ns⁩ باشد</translation>
    </message>
    <message>
        <source>not two hexadecimal digits at character %1</source>
        <translation>در نویسهٔ %1 دو رقم شانزده‌شانزدهی نیست</translation>
    </message>
    <message>
        <source>expected a whole number, found %1</source>
        <translation>انتظار عدد درست بود و %1 آمد</translation>
    </message>
    <message>
        <source>expected a number, found %1</source>
        <translation>انتظار عدد بود و %1 آمد</translation>
    </message>
    <message>
        <source>expected text, found %1</source>
        <translation>انتظار متن بود و %1 آمد</translation>
    </message>
    <message>
        <source>expected true or false, found %1</source>
        <translation>انتظار ⁨true⁩ یا ⁨false⁩ بود و %1 آمد</translation>
    </message>
    <message>
        <source>%1 answered with too many problems</source>
        <translation>%1 با مشکل‌های بسیاری پاسخ داد</translation>
    </message>
    <message>
        <source>%1 keeps another text than it was given</source>
        <translation>%1 متنی جز آنچه گرفت نگه می‌دارد</translation>
    </message>
    <message>
        <source>a record that is no line of the audit log</source>
        <translation>رکوردی که سطر لاگ ممیزی نیست</translation>
    </message>
    <message>
        <source>lines of the audit log out of their order</source>
        <translation>سطرهای لاگ ممیزی بیرون از ترتیب</translation>
    </message>
    <message>
        <source>lines of the audit log</source>
        <translation>سطر از لاگ ممیزی</translation>
    </message>
    <message>
        <source>bytes in a line of the audit log</source>
        <translation>بایت در یک سطر لاگ ممیزی</translation>
    </message>
    <message>
        <source>more than %1 concepts</source>
        <translation>بیش از %1 بخش</translation>
    </message>
    <message>
        <source>more than %1 events</source>
        <translation>بیش از %1 رویداد</translation>
    </message>
    <message>
        <source>more than %1 actions</source>
        <translation>بیش از %1 کنش</translation>
    </message>
    <message>
        <source>%1 is the fixed address of node %2</source>
        <translation>%1 نشانی ثابت گره %2 است</translation>
    </message>
    <message>
        <source>a floating address belongs to no node</source>
        <translation>نشانی شناور از آنِ هیچ گرهی نیست</translation>
    </message>
    <message>
        <source>no floating IP "%1" in floating_ip.routers</source>
        <translation>آی‌پی شناور «%1» در ⁨floating_ip.routers⁩ نیست</translation>
    </message>
    <message>
        <source>an id has only a-z, 0-9 and "-", and does not begin with "-"</source>
        <translation>شناسه تنها ⁨a-z⁩، ⁦0-9⁩ و «-» دارد و با «-» آغاز نمی‌شود</translation>
    </message>
    <message>
        <source>%1 is no address of one server</source>
        <translation>%1 نشانی یک سرور نیست</translation>
    </message>
    <message>
        <source>"%1" is already the id of %2</source>
        <translation>«%1» هم‌اکنون شناسهٔ %2 است</translation>
    </message>
    <message>
        <source>%1 is already the address of %2</source>
        <translation>%1 هم‌اکنون نشانی %2 است</translation>
    </message>
    <message>
        <source>the election time must be at least three heartbeats (%1), or one lost packet ends a reign</source>
        <translation>زمان انتخاب باید دست‌کم سه ضربان (%1) باشد، وگرنه گم شدن یک بسته رهبری را پایان می‌دهد</translation>
    </message>
    <message>
        <source>"%1" is used twice</source>
        <translation>«%1» دو بار به کار رفته است</translation>
    </message>
    <message>
        <source>"%1" stands here twice</source>
        <translation>«%1» اینجا دو بار آمده است</translation>
    </message>
    <message>
        <source>give the whole path, from / on</source>
        <translation>مسیر کامل را از / به بعد بدهید</translation>
    </message>
    <message>
        <source>in order %1</source>
        <translation>به ترتیب %1</translation>
    </message>
    <message>
        <source>%1 is a member already</source>
        <translation>%1 هم‌اکنون عضو است</translation>
    </message>
    <message>
        <source>equal to that of %1</source>
        <translation>با مقدار %1 برابر است</translation>
    </message>
    <message>
        <source>give each member its own, so that the order is what you wrote</source>
        <translation>به هر عضو مقدار جداگانه‌ای بدهید تا ترتیب همان باشد که نوشتید</translation>
    </message>
    <message>
        <source>%1 on %2 already belongs to "%3"</source>
        <translation>%1 روی %2 هم‌اکنون از آنِ «%3» است</translation>
    </message>
    <message>
        <source>%1 already belongs to "%2"</source>
        <translation>%1 هم‌اکنون از آنِ «%2» است</translation>
    </message>
    <message>
        <source>%1 is IPv6, which this version does not move yet</source>
        <translation>%1 نشانی ⁨IPv6⁩ است که این نسخه هنوز جابه‌جا نمی‌کند</translation>
    </message>
    <message>
        <source>use IPv4</source>
        <translation>‏⁨IPv4⁩ به کار ببرید</translation>
    </message>
    <message>
        <source>%1 cannot be a floating address</source>
        <translation>%1 نمی‌تواند نشانی شناور باشد</translation>
    </message>
    <message>
        <source>%1 is listed twice</source>
        <translation>%1 دو بار آمده است</translation>
    </message>
    <message>
        <source>VRRP counts whole centiseconds: 10 ms, 20 ms, ... 40.95 s</source>
        <translation>‏⁨VRRP⁩ صدم ثانیه‌های کامل می‌شمارد: ⁦10 ms⁩، ⁦20 ms⁩، … ⁦40.95 s⁩</translation>
    </message>
    <message>
        <source>give either floating_ip or addresses to listen on</source>
        <translation>یا ⁨floating_ip⁩ یا ⁨addresses⁩ را برای گوش دادن بدهید</translation>
    </message>
    <message>
        <source>port %1 of floating IP %2 is listened on already</source>
        <translation>هم‌اکنون روی درگاه %1 آی‌پی شناور %2 گوش داده می‌شود</translation>
    </message>
    <message>
        <source>port %1 of %2 is listened on already</source>
        <translation>هم‌اکنون روی درگاه %1 از %2 گوش داده می‌شود</translation>
    </message>
    <message>
        <source>give either servers or a service</source>
        <translation>یا سرورها یا یک سرویس را بدهید</translation>
    </message>
    <message>
        <source>name the port inside the containers of %1</source>
        <translation>درگاه درون کانتینرهای %1 را نام ببرید</translation>
    </message>
    <message>
        <source>no upstream "%1" in upstreams</source>
        <translation>‏⁨upstream⁩ «%1» در ⁨upstreams⁩ نیست</translation>
    </message>
    <message>
        <source>no listener "%1" in listeners</source>
        <translation>شنوندهٔ «%1» در ⁨listeners⁩ نیست</translation>
    </message>
    <message>
        <source>a path begins with /</source>
        <translation>مسیر با / آغاز می‌شود</translation>
    </message>
    <message>
        <source>give the host in lower case and without a port</source>
        <translation>میزبان را با حروف کوچک و بی درگاه بدهید</translation>
    </message>
    <message>
        <source>the same requests have a route above</source>
        <translation>همین درخواست‌ها مسیری در بالا دارند</translation>
    </message>
    <message>
        <source>%1 is not shorter than the interval, %2: a look must end before the next begins</source>
        <translation>%1 کوتاه‌تر از بازه، %2، نیست: هر نگاه باید پیش از آغاز بعدی پایان یابد</translation>
    </message>
    <message>
        <source>missing, though user is given: name the file on each node that holds that user's password</source>
        <translation>نیست، هرچند ⁨user⁩ داده شده: پرونده‌ای را نام ببرید که روی هر گره گذرواژهٔ آن کاربر را دارد</translation>
    </message>
    <message>
        <source>%1 has a server already; an agent watches one</source>
        <translation>%1 هم‌اکنون سروری دارد؛ هر عامل یکی را می‌پاید</translation>
    </message>
    <message>
        <source>%1 has a server already</source>
        <translation>%1 هم‌اکنون سروری دارد</translation>
    </message>
    <message>
        <source>an agent watches one</source>
        <translation>هر عامل یکی را می‌پاید</translation>
    </message>
    <message>
        <source>%1 is not below the interval of %2</source>
        <translation>%1 کمتر از بازهٔ %2 نیست</translation>
    </message>
    <message>
        <source>%1 is below lag_degraded, %2</source>
        <translation>%1 کمتر از ⁨lag_degraded⁩، %2، است</translation>
    </message>
    <message>
        <source>gluster has no volume of this name: letters, digits, "_" and "-", not "-" first, not "all"</source>
        <translation>حجمی به این نام در ⁨gluster⁩ ممکن نیست: حروف، رقم‌ها، «_» و «-»، نه «-» در آغاز و نه «⁨all⁩»</translation>
    </message>
    <message>
        <source>not a plain absolute path</source>
        <translation>مسیر کامل ساده‌ای نیست</translation>
    </message>
    <message>
        <source>give one like /mnt</source>
        <translation>یکی مانند ⁦/mnt⁩ بدهید</translation>
    </message>
    <message>
        <source>above capacity_failed, so it would never be told</source>
        <translation>بالاتر از ⁨capacity_failed⁩ است، پس هرگز گفته نمی‌شد</translation>
    </message>
    <message>
        <source>not below the interval of %1: one look would run into the next</source>
        <translation>کمتر از بازهٔ %1 نیست: هر نگاه به بعدی می‌خورد</translation>
    </message>
    <message>
        <source>another volume is mounted there</source>
        <translation>حجم دیگری آنجا سوار است</translation>
    </message>
    <message>
        <source>the kind %1 does not take it</source>
        <translation>نوع %1 آن را نمی‌پذیرد</translation>
    </message>
    <message>
        <source>the kind %1 needs %2</source>
        <translation>نوع %1 به %2 نیاز دارد</translation>
    </message>
    <message>
        <source>only kinds that read series are merged over nodes</source>
        <translation>تنها نوع‌هایی که سری می‌خوانند روی گره‌ها ادغام می‌شوند</translation>
    </message>
    <message>
        <source>it is beyond the threshold: the alert would end while it begins</source>
        <translation>فراتر از آستانه است: هشدار هنگام آغاز پایان می‌یافت</translation>
    </message>
    <message>
        <source>it is beyond the critical threshold</source>
        <translation>فراتر از آستانهٔ بحرانی است</translation>
    </message>
    <message>
        <source>it is reached before the other threshold</source>
        <translation>پیش از آستانهٔ دیگر به آن می‌رسد</translation>
    </message>
    <message>
        <source>no shipped rule has this name</source>
        <translation>هیچ قاعدهٔ همراهی این نام را ندارد</translation>
    </message>
    <message>
        <source>%1 has no critical level</source>
        <translation>%1 سطح بحرانی ندارد</translation>
    </message>
    <message>
        <source>%1 has no threshold</source>
        <translation>%1 آستانه (⁨threshold⁩) ندارد</translation>
    </message>
    <message>
        <source>%1 has no resolve</source>
        <translation>%1 حد پایان (⁨resolve⁩) ندارد</translation>
    </message>
    <message>
        <source>%1 has no window</source>
        <translation>%1 پنجره (⁨window⁩) ندارد</translation>
    </message>
    <message>
        <source>a name has letters, digits and _, a letter first</source>
        <translation>نام حروف، رقم و _ دارد و با حرف آغاز می‌شود</translation>
    </message>
    <message>
        <source>%1 is the name of another rule</source>
        <translation>%1 نام قاعدهٔ دیگری است</translation>
    </message>
    <message>
        <source>no such kind of rule</source>
        <translation>چنین نوع قاعده‌ای نیست</translation>
    </message>
    <message>
        <source>no such node in cluster.nodes</source>
        <translation>چنین گرهی در ⁨cluster.nodes⁩ نیست</translation>
    </message>
    <message>
        <source>%1 does not begin with a metric's name</source>
        <translation>%1 با نام سنجه آغاز نمی‌شود</translation>
    </message>
    <message>
        <source>%1 is no selector: it must end in }</source>
        <translation>%1 گزینشگر نیست: باید با } پایان یابد</translation>
    </message>
    <message>
        <source>%1 is no selector: a label's name is missing before "%2"</source>
        <translation>%1 گزینشگر نیست: پیش از «%2» نام برچسب نیست</translation>
    </message>
    <message>
        <source>%1 is no selector: a value in quotes is missing before "%2"</source>
        <translation>%1 گزینشگر نیست: پیش از «%2» مقداری در نقل‌قول نیست</translation>
    </message>
    <message>
        <source>%1 is no selector: a pattern takes alternatives such as a|b|c.*, no more, before "%2"</source>
        <translation>%1 گزینشگر نیست: الگو تنها گزینه‌هایی مانند ⁨a|b|c.*⁩ می‌پذیرد، پیش از «%2»</translation>
    </message>
    <message>
        <source>%1 is no selector: =, !=, =~ or !~ is missing before "%2"</source>
        <translation>%1 گزینشگر نیست: پیش از «%2» یکی از ⁦=⁩، ⁦!=⁩، ⁦=~⁩ یا ⁦!~⁩ نیست</translation>
    </message>
    <message>
        <source>%1 has no %2</source>
        <translation>برای %1 چیزی به نام %2 نیست</translation>
    </message>
    <message>
        <source>node "%1" is listed twice</source>
        <translation>گره «%1» دو بار آمده است</translation>
    </message>
    <message>
        <source>keep one entry</source>
        <translation>یکی را نگه دارید</translation>
    </message>
    <message>
        <source>repeated: action %1 is confirmed already</source>
        <translation>تکراری: کنش %1 هم‌اکنون تأیید شده است</translation>
    </message>
    <message>
        <source>nothing more was begun</source>
        <translation>چیز دیگری آغاز نشد</translation>
    </message>
    <message>
        <source>gave way to a newer connection before it showed a certificate of this cluster</source>
        <translation>پیش از نشان دادن گواهی این خوشه جایش را به اتصال تازه‌تری داد</translation>
    </message>
    <message>
        <source>%1 (and %2 more attempts of strangers before it)</source>
        <translation>%1 (و پیش از آن %2 تلاش دیگر از ناشناسان)</translation>
    </message>
    <message>
        <source>this request needs a JSON body</source>
        <translation>این درخواست متن ⁨JSON⁩ لازم دارد</translation>
    </message>
    <message>
        <source>body: %1</source>
        <translation>متن: %1</translation>
    </message>
    <message>
        <source>%1 has 1 to 128 characters</source>
        <translation>%1 دارای ۱ تا ۱۲۸ نویسه است</translation>
    </message>
    <message>
        <source>an action id</source>
        <translation>شناسهٔ کنش</translation>
    </message>
    <message>
        <source>samples must be yes or no</source>
        <translation>‏⁨samples⁩ باید ⁨yes⁩ یا ⁨no⁩ باشد</translation>
    </message>
    <message>
        <source>series is missing: GET /v1/history?series=node_load1&amp;from=UTC&amp;to=UTC</source>
        <translation>‏⁨series⁩ داده نشده: ⁨GET /v1/history?series=node_load1&amp;from=UTC&amp;to=UTC⁩</translation>
    </message>
    <message>
        <source>"to" is before "from"</source>
        <translation>«⁨to⁩» پیش از «⁨from⁩» است</translation>
    </message>
    <message>
        <source>follow must be yes or no</source>
        <translation>‏⁨follow⁩ باید ⁨yes⁩ یا ⁨no⁩ باشد</translation>
    </message>
    <message>
        <source>tail must be from 0 to %1</source>
        <translation>‏⁨tail⁩ باید از ۰ تا %1 باشد</translation>
    </message>
    <message>
        <source>If-Match is missing: give the ETag of the spec that this one is based on, so that nobody's change is overwritten</source>
        <translation>‏⁨If-Match⁩ داده نشده: ⁨ETag⁩ مشخصاتی را بدهید که این بر آن استوار است، تا تغییر کسی بازنویسی نشود</translation>
    </message>
    <message>
        <source>the body must be the whole spec file</source>
        <translation>متن باید همهٔ پروندهٔ مشخصات باشد</translation>
    </message>
    <message>
        <source>If-Match has a revision of 1 to 128 characters, or *</source>
        <translation>‏⁨If-Match⁩ ویرایشی ۱ تا ۱۲۸ نویسه‌ای یا * دارد</translation>
    </message>
    <message>
        <source>limit must be from 1 to 1000</source>
        <translation>‏⁨limit⁩ باید از ۱ تا ۱۰۰۰ باشد</translation>
    </message>
    <message>
        <source>a command needs an id of 1 to 128 characters and a concept</source>
        <translation>فرمان شناسه‌ای ۱ تا ۱۲۸ نویسه‌ای و یک بخش لازم دارد</translation>
    </message>
    <message>
        <source>a command's limit must be above 0 and at most 1 h</source>
        <translation>مهلت فرمان باید بالای ۰ و دست‌بالا ۱ ساعت باشد</translation>
    </message>
    <message>
        <source>a proposal needs a boot, a number above 0 and a node</source>
        <translation>پیشنهاد آغاز، شماره‌ای بالای ۰ و گره لازم دارد</translation>
    </message>
    <message>
        <source>unknown parameter "%1"</source>
        <translation>پارامتر ناشناختهٔ «%1»</translation>
    </message>
    <message>
        <source>this request takes none</source>
        <translation>این درخواست پارامتری نمی‌پذیرد</translation>
    </message>
    <message>
        <source>%1 must be a whole number, not "%2"</source>
        <translation>%1 باید عدد درست باشد، نه «%2»</translation>
    </message>
    <message>
        <source>step must be from 1 s to 24 h</source>
        <translation>‏⁨step⁩ باید از ۱ ثانیه تا ۲۴ ساعت باشد</translation>
    </message>
    <message>
        <source>step: %1</source>
        <translation>‏⁨step⁩: %1</translation>
    </message>
    <message>
        <source>query parameter "%1" is given twice</source>
        <translation>پارامتر «%1» دو بار داده شده است</translation>
    </message>
    <message>
        <source>a body longer than %1 bytes</source>
        <translation>متنی بلندتر از %1 بایت</translation>
    </message>
    <message>
        <source>a CR without LF after a chunk size</source>
        <translation>پس از اندازهٔ تکه ⁨CR⁩ بی ⁨LF⁩ آمد</translation>
    </message>
    <message>
        <source>a chunk's data is longer than its size says</source>
        <translation>دادهٔ تکه بلندتر از اندازه‌اش است</translation>
    </message>
    <message>
        <source>a CR without LF after a chunk's data</source>
        <translation>پس از دادهٔ تکه ⁨CR⁩ بی ⁨LF⁩ آمد</translation>
    </message>
    <message>
        <source>a chunk size of more than 16 digits</source>
        <translation>اندازهٔ تکه بیش از ۱۶ رقم دارد</translation>
    </message>
    <message>
        <source>a chunk without a size in hexadecimal digits</source>
        <translation>تکه اندازه‌ای به رقم‌های شانزده‌شانزدهی ندارد</translation>
    </message>
    <message>
        <source>a chunk size line that ends in LF without CR</source>
        <translation>سطر اندازهٔ تکه با ⁨LF⁩ بی ⁨CR⁩ پایان می‌یابد</translation>
    </message>
    <message>
        <source>an illegal byte after a chunk size</source>
        <translation>بایتی نامجاز پس از اندازهٔ تکه</translation>
    </message>
    <message>
        <source>a chunk extension that ends in LF without CR</source>
        <translation>افزونهٔ تکه با ⁨LF⁩ بی ⁨CR⁩ پایان می‌یابد</translation>
    </message>
    <message>
        <source>a control character in a chunk extension</source>
        <translation>نویسهٔ کنترلی در افزونهٔ تکه</translation>
    </message>
    <message>
        <source>chunk extensions longer than the limit of %1 bytes a chunk and %2 a body</source>
        <translation>افزونه‌های تکه بلندتر از سقف %1 بایت برای هر تکه و %2 برای هر متن</translation>
    </message>
    <message>
        <source>trailers longer than %1 bytes</source>
        <translation>دنباله‌های بلندتر از %1 بایت</translation>
    </message>
    <message>
        <source>a control character in a trailer, or a line end without CR</source>
        <translation>نویسهٔ کنترلی در دنباله، یا پایان سطر بی ⁨CR⁩</translation>
    </message>
    <message>
        <source>more than %1 trailers</source>
        <translation>بیش از %1 دنباله</translation>
    </message>
    <message>
        <source>no trailer field: "%1"</source>
        <translation>فیلد دنباله نیست: «%1»</translation>
    </message>
    <message>
        <source>the connection ended inside a body, after %1 of %2 bytes</source>
        <translation>اتصال درون متن پایان یافت، پس از %1 از %2 بایت</translation>
    </message>
    <message>
        <source>the connection ended inside a body, after %1 bytes</source>
        <translation>اتصال درون متن پایان یافت، پس از %1 بایت</translation>
    </message>
    <message>
        <source>the stream was refused before</source>
        <translation>جریان پیش‌تر رد شده بود</translation>
    </message>
    <message>
        <source>open a new one</source>
        <translation>جریان تازه‌ای باز کنید</translation>
    </message>
    <message>
        <source>a frame of the stream is larger than %1 bytes</source>
        <translation>قابی از جریان بزرگ‌تر از %1 بایت است</translation>
    </message>
    <message>
        <source>a line of the stream is not UTF-8</source>
        <translation>سطری از جریان ⁨UTF-8⁩ نیست</translation>
    </message>
    <message>
        <source>Transfer-Encoding must be exactly "chunked", in one field line and without parameters</source>
        <translation>‏⁨Transfer-Encoding⁩ باید دقیقاً «⁨chunked⁩» باشد، در یک سطر و بی پارامتر</translation>
    </message>
    <message>
        <source>HTTP/1.0 has no Transfer-Encoding, so where the body ends is not known</source>
        <translation>‏⁨HTTP/1.0⁩ بی ⁨Transfer-Encoding⁩ است، پس پایان متن دانسته نیست</translation>
    </message>
    <message>
        <source>Content-Length is not one decimal number below 2^63</source>
        <translation>‏⁨Content-Length⁩ یک عدد دهدهی زیر ⁦2^63⁩ نیست</translation>
    </message>
    <message>
        <source>several Content-Length fields with different numbers</source>
        <translation>چند فیلد ⁨Content-Length⁩ با عددهای گوناگون</translation>
    </message>
    <message>
        <source>several Content-Length fields</source>
        <translation>چند فیلد ⁨Content-Length⁩</translation>
    </message>
    <message>
        <source>Content-Length and Transfer-Encoding together</source>
        <translation>‏⁨Content-Length⁩ و ⁨Transfer-Encoding⁩ با هم</translation>
    </message>
    <message>
        <source>Transfer-Encoding names a coding other than chunked</source>
        <translation>‏⁨Transfer-Encoding⁩ کدگذاری‌ای جز ⁨chunked⁩ نام می‌برد</translation>
    </message>
    <message>
        <source>Content-Length %1 is above the limit of %2 bytes</source>
        <translation>‏⁨Content-Length⁩ %1 بالای سقف %2 بایت است</translation>
    </message>
    <message>
        <source>Expect asks for something other than 100-continue</source>
        <translation>‏⁨Expect⁩ چیزی جز ⁦100-continue⁩ می‌خواهد</translation>
    </message>
    <message>
        <source>status 101 although no upgrade was asked for</source>
        <translation>وضعیت ۱۰۱، هرچند ارتقایی خواسته نشده بود</translation>
    </message>
    <message>
        <source>the field lines are longer than %1 bytes</source>
        <translation>سطرهای فیلد بلندتر از %1 بایت‌اند</translation>
    </message>
    <message>
        <source>the start line is longer than %1 bytes</source>
        <translation>سطر آغاز بلندتر از %1 بایت است</translation>
    </message>
    <message>
        <source>a field line (byte %1)</source>
        <translation>یک سطر فیلد (بایت %1)</translation>
    </message>
    <message>
        <source>the start line (byte %1)</source>
        <translation>سطر آغاز (بایت %1)</translation>
    </message>
    <message>
        <source>TLS on a plain HTTP port: the first byte opens a TLS handshake</source>
        <translation>‏⁨TLS⁩ روی درگاه ⁨HTTP⁩ ساده: نخستین بایت دست‌دهی ⁨TLS⁩ را باز می‌کند</translation>
    </message>
    <message>
        <source>a CR without LF in %1</source>
        <translation>‏⁨CR⁩ بی ⁨LF⁩ در %1</translation>
    </message>
    <message>
        <source>a line that ends in LF without CR: %1</source>
        <translation>سطری که با ⁨LF⁩ بی ⁨CR⁩ پایان می‌یابد: %1</translation>
    </message>
    <message>
        <source>the control character %1 in %2</source>
        <translation>نویسهٔ کنترلی %1 در %2</translation>
    </message>
    <message>
        <source>a blank before the first field</source>
        <translation>فاصله‌ای پیش از نخستین فیلد</translation>
    </message>
    <message>
        <source>a field line that continues the one before</source>
        <translation>سطر فیلدی که ادامهٔ پیشین است</translation>
    </message>
    <message>
        <source>a field line without a colon: "%1"</source>
        <translation>سطر فیلد بی دونقطه: «%1»</translation>
    </message>
    <message>
        <source>a field without a name</source>
        <translation>فیلد بی نام</translation>
    </message>
    <message>
        <source>a blank in or after a field name: "%1"</source>
        <translation>فاصله در نام فیلد یا پس از آن: «%1»</translation>
    </message>
    <message>
        <source>the byte %1 in a field name: "%2"</source>
        <translation>بایت %1 در نام فیلد: «%2»</translation>
    </message>
    <message>
        <source>more than %1 fields</source>
        <translation>بیش از %1 فیلد</translation>
    </message>
    <message>
        <source>no HTTP version where one belongs: %1</source>
        <translation>نسخهٔ ⁨HTTP⁩ در جایش نیست: %1</translation>
    </message>
    <message>
        <source>only HTTP/1 is spoken here, not %1</source>
        <translation>اینجا تنها ⁨HTTP/1⁩ پذیرفته می‌شود، نه %1</translation>
    </message>
    <message>
        <source>more than one Host field</source>
        <translation>بیش از یک فیلد ⁨Host⁩</translation>
    </message>
    <message>
        <source>HTTP/1.1 without a Host field</source>
        <translation>درخواست ⁨HTTP/1.1⁩ بی فیلد ⁨Host⁩</translation>
    </message>
    <message>
        <source>the Host field names no valid host: %1</source>
        <translation>فیلد ⁨Host⁩ میزبان معتبری نام نمی‌برد: %1</translation>
    </message>
    <message>
        <source>the request target is for %1, Host for %2</source>
        <translation>هدف درخواست %1 است و ⁨Host⁩ برای %2</translation>
    </message>
    <message>
        <source>more than %1 blank lines before a request</source>
        <translation>بیش از %1 سطر خالی پیش از درخواست</translation>
    </message>
    <message>
        <source>no request line: %1</source>
        <translation>سطر درخواست نیست: %1</translation>
    </message>
    <message>
        <source>no HTTP version in the request line %1</source>
        <translation>در سطر درخواست %1 نسخهٔ ⁨HTTP⁩ نیست</translation>
    </message>
    <message>
        <source>no status of three digits, 100 or above: %1</source>
        <translation>وضعیتی سه‌رقمی از ۱۰۰ به بالا نیست: %1</translation>
    </message>
    <message>
        <source>the request target %1 is neither a path that starts with "/" nor an http URL</source>
        <translation>هدف درخواست %1 نه مسیری است که با «/» آغاز شود و نه نشانی ⁨http⁩</translation>
    </message>
    <message>
        <source>the request target names no valid host: %1</source>
        <translation>هدف درخواست میزبان معتبری نام نمی‌برد: %1</translation>
    </message>
    <message>
        <source>CONNECT is not served: this is no tunnel</source>
        <translation>‏⁨CONNECT⁩ پذیرفته نیست: اینجا تونل نیست</translation>
    </message>
    <message>
        <source>TRACE is not served</source>
        <translation>‏⁨TRACE⁩ پذیرفته نیست</translation>
    </message>
    <message>
        <source>the request target "*" is for OPTIONS only</source>
        <translation>هدف «*» تنها برای ⁨OPTIONS⁩ است</translation>
    </message>
    <message>
        <source>the request target holds a fragment ("#")</source>
        <translation>هدف درخواست تکه‌نشانی («#») دارد</translation>
    </message>
    <message>
        <source>the request target holds an illegal byte at offset %1 of %2</source>
        <translation>هدف درخواست در آفست %1 از %2 بایتی نامجاز دارد</translation>
    </message>
    <message>
        <source>the path holds a broken escape: %1</source>
        <translation>مسیر گریزی شکسته دارد: %1</translation>
    </message>
    <message>
        <source>the path holds a NUL</source>
        <translation>مسیر ⁨NUL⁩ دارد</translation>
    </message>
    <message>
        <source>the path climbs above its root: %1</source>
        <translation>مسیر از ریشه‌اش بالاتر می‌رود: %1</translation>
    </message>
    <message>
        <source>broken escape in %1: "%" needs two hexadecimal digits</source>
        <translation>گریز شکسته در %1: «%» دو رقم شانزده‌شانزدهی لازم دارد</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>‏%1 (%2): %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>‏%1: %2</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 یا %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>‏%1 (%2)</translation>
    </message>
    <message>
        <source>%1 [%2]</source>
        <translation>‏%1 [%2]</translation>
    </message>
    <message>
        <source>%1 (muted by %2)</source>
        <translation>%1 (بی‌صدا به سبب %2)</translation>
    </message>
</context>
<context>
    <name>AlertsPage</name>
    <message>
        <source>Primary</source>
        <translation>اصلی</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>اتصال</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln روز پیش</numerusform>
        </translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>هشدارها</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>در انتظار</translation>
    </message>
    <message>
        <source>firing</source>
        <translation>فعال</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>پایان‌یافته</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>بی‌صدا</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 not heard: of these %Ln node(s) this is the last word</source>
        <translation>
            <numerusform>%1 شنیده نمی‌شود: این آخرین گزارش این %Ln گره است</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 knows nothing of alerts: update its agent</source>
        <translation>
            <numerusform>%1 از هشدارها چیزی نمی‌داند: عاملش را به‌روز کنید</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 evaluates no rules: its spec has no section alerting</source>
        <translation>
            <numerusform>%1 قاعده‌ای را نمی‌سنجد: مشخصاتش بخش alerting ندارد</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody judges the cluster's rules now: the agents' group has no leader</source>
        <translation>اکنون کسی قاعده‌های خوشه را نمی‌سنجد: گروه عامل‌ها رهبر ندارد</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s) that matter least are left out</source>
        <translation>
            <numerusform>%Ln هشدار که کمترین اهمیت را دارند نیامده‌اند</numerusform>
        </translation>
    </message>
    <message>
        <source>No alert fits the filter</source>
        <translation>هیچ هشداری با فیلتر نمی‌خواند</translation>
    </message>
    <message>
        <source>Choose other severities, or clear the text.</source>
        <translation>شدت دیگری برگزینید یا متن را پاک کنید.</translation>
    </message>
    <message>
        <source>No alert rules are evaluated</source>
        <translation>هیچ قاعدهٔ هشداری سنجیده نمی‌شود</translation>
    </message>
    <message>
        <source>None told of alerts when they were last heard.</source>
        <translation>آخرین بار که شنیده شدند هیچ‌یک از هشدارها چیزی نگفت.</translation>
    </message>
    <message>
        <source>The agents that are heard tell nothing of alerts: newer ones do.</source>
        <translation>عامل‌هایی که شنیده می‌شوند از هشدارها چیزی نمی‌گویند: نسخه‌های تازه‌تر می‌گویند.</translation>
    </message>
    <message>
        <source>Alerting is not in the cluster spec</source>
        <translation>هشداردهی در مشخصات خوشه نیست</translation>
    </message>
    <message>
        <source>No rule is evaluated. An empty section alerting in the spec turns the shipped rules on.</source>
        <translation>هیچ قاعده‌ای سنجیده نمی‌شود. یک بخش خالی alerting در مشخصات، قاعده‌های پیش‌ساخته را روشن می‌کند.</translation>
    </message>
    <message>
        <source>No agent is heard</source>
        <translation>هیچ عاملی شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>There was no alert when they were last heard. That says nothing of now.</source>
        <translation>آخرین بار که شنیده شدند هشداری نبود. این از اکنون چیزی نمی‌گوید.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s) evaluate the rules.</source>
        <translation>
            <numerusform>%Ln گره قاعده‌ها را می‌سنجد.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, evaluated by %Ln node(s).</source>
        <translation>
            <numerusform>%1 که %Ln گره می‌سنجد.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s)</source>
        <translation>
            <numerusform>%Ln قاعده</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) not well, and no rule fires: %1 – %2</source>
        <translation>
            <numerusform>%Ln مورد سالم نیست و هیچ قاعده‌ای برای آن فعال نیست: %1 – %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln new alert(s)</source>
        <translation>
            <numerusform>%1: %Ln هشدار تازه</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln alert(s) are already firing</source>
        <translation>
            <numerusform>%1: %Ln هشدار از پیش فعال است</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>و %Ln مورد دیگر</numerusform>
        </translation>
    </message>
    <message>
        <source>No alert is firing</source>
        <translation>هیچ هشداری فعال نیست</translation>
    </message>
</context>
<context>
    <name>AuditFacts</name>
    <message>
        <source>Who</source>
        <translation>چه کسی</translation>
    </message>
    <message>
        <source>What</source>
        <translation>چه کاری</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>نتیجه</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>چرا</translation>
    </message>
    <message>
        <source>nothing more is recorded</source>
        <translation>بیش از این ثبت نشده است</translation>
    </message>
    <message>
        <source>From</source>
        <translation>از</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>گواهی</translation>
    </message>
    <message>
        <source>none</source>
        <translation>هیچ</translation>
    </message>
    <message>
        <source>agreed, record %1 of term %2</source>
        <translation>توافق‌شده، رکورد %1 از دورهٔ %2</translation>
    </message>
    <message>
        <source>the agent&apos;s own, record %1</source>
        <translation>از لاگ خود عامل، رکورد %1</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>زمان محلی</translation>
    </message>
    <message>
        <source>Universal time</source>
        <translation>زمان جهانی</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>ثبت‌شده در</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>به گفتهٔ</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>لاگ</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>زنجیره</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Audit log</source>
        <translation>لاگ ممیزی</translation>
    </message>
</context>
<context>
    <name>AuditWords</name>
    <message>
        <source>plan %1</source>
        <translation>طرح %1</translation>
    </message>
    <message>
        <source>confirm %1</source>
        <translation>تأیید %1</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>اجرای %1</translation>
    </message>
    <message>
        <source>cancel %1</source>
        <translation>لغو %1</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>رد شد</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>مجاز</translation>
    </message>
    <message>
        <source>confirm the plan %1</source>
        <translation>تأیید طرح %1</translation>
    </message>
</context>
<context>
    <name>ByNode</name>
    <message>
        <source>%1 more</source>
        <translation>%1 دیگر</translation>
    </message>
    <message>
        <source>elsewhere</source>
        <translation>جای دیگر</translation>
    </message>
</context>
<context>
    <name>CachePage</name>
    <message>
        <source>Cache</source>
        <translation>حافظهٔ نهان</translation>
    </message>
    <message>
        <source>No cache server is known</source>
        <translation>هیچ سرور حافظهٔ نهانی شناخته نیست</translation>
    </message>
    <message>
        <source>Name its nodes under cache in the cluster spec.</source>
        <translation>گره‌هایش را زیر cache در مشخصات خوشه نام ببرید.</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 و %2 مورد دیگر</translation>
    </message>
    <message>
        <source>linked: %1</source>
        <translation>رونوشت‌های متصل: %1</translation>
    </message>
    <message>
        <source>without a link: %1</source>
        <translation>رونوشت‌های بی پیوند: %1</translation>
    </message>
    <message>
        <source>not heard: %1</source>
        <translation>شنیده نمی‌شود: %1</translation>
    </message>
    <message>
        <source>nobody follows it: it is lost with its node</source>
        <translation>کسی پیرو آن نیست: با گره خودش از دست می‌رود</translation>
    </message>
    <message>
        <source>%1 keys a second are thrown away for want of memory</source>
        <translation>در هر ثانیه %1 کلید از کمبود حافظه دور ریخته می‌شود</translation>
    </message>
    <message>
        <source>when full, writes are refused</source>
        <translation>وقتی پر شود، نوشتن پذیرفته نمی‌شود</translation>
    </message>
    <message>
        <source>No cache server is heard</source>
        <translation>هیچ سرور حافظهٔ نهانی شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>What stands here is what was said last; see the servers&apos; nodes.</source>
        <translation>آنچه اینجاست آخرین گفته‌هاست؛ گره‌های سرورها را ببینید.</translation>
    </message>
    <message>
        <source>Several are primaries: %1</source>
        <translation>چند سرور اصلی‌اند: %1</translation>
    </message>
    <message>
        <source>What is written to one is not on the others; make all but one follow it.</source>
        <translation>آنچه در یکی نوشته شود در دیگران نیست؛ همه را جز یکی پیرو همان یکی کنید.</translation>
    </message>
    <message>
        <source>No primary: nothing can be written</source>
        <translation>اصلی نیست: چیزی نمی‌توان نوشت</translation>
    </message>
    <message>
        <source>No server that is heard is the primary</source>
        <translation>هیچ‌یک از سرورهایی که شنیده می‌شوند اصلی نیست</translation>
    </message>
    <message>
        <source>%1 is the primary</source>
        <translation>%1 اصلی است</translation>
    </message>
    <message>
        <source>Memory of %1</source>
        <translation>حافظهٔ %1</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>نامعلوم</translation>
    </message>
    <message>
        <source>%1, without a limit</source>
        <translation>%1، بدون سقف</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 از %2</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>حافظه</translation>
    </message>
    <message>
        <source>without an answer: %1</source>
        <translation>بی‌پاسخ: %1</translation>
    </message>
    <message>
        <source>when full, the least recently used keys are evicted</source>
        <translation>با پر شدن حافظه، کلیدهایی که از آخرین کاربردشان بیش از همه گذشته است بیرون رانده می‌شوند</translation>
    </message>
    <message>
        <source>when full, the least often used keys are evicted</source>
        <translation>با پر شدن حافظه، کلیدهایی که کمتر از همه به کار می‌روند بیرون رانده می‌شوند</translation>
    </message>
    <message>
        <source>when full, any keys are evicted</source>
        <translation>با پر شدن حافظه، هر کلیدی ممکن است بیرون رانده شود</translation>
    </message>
    <message>
        <source>when full, the keys that expire soonest are evicted</source>
        <translation>با پر شدن حافظه، کلیدهایی که زودتر از همه پایان می‌یابند بیرون رانده می‌شوند</translation>
    </message>
    <message>
        <source> · </source>
        <translation>؛ </translation>
    </message>
</context>
<context>
    <name>ChartKinds</name>
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
        <source>Busiest disk</source>
        <translation>پرکارترین دیسک</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>پایگاه داده</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>حافظهٔ نهان</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>مشغول</translation>
    </message>
    <message>
        <source>iowait</source>
        <translation>انتظار دیسک</translation>
    </message>
    <message>
        <source>used</source>
        <translation>مصرف‌شده</translation>
    </message>
    <message>
        <source>swap</source>
        <translation>سواپ</translation>
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
        <source>requests</source>
        <translation>درخواست‌ها</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>خطاها</translation>
    </message>
    <message>
        <source>writes</source>
        <translation>نوشتن</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>خواندن</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>فرمان‌ها</translation>
    </message>
    <message>
        <source>iowait %1</source>
        <translation>انتظار دیسک %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 از %2</translation>
    </message>
    <message>
        <source>swap %1</source>
        <translation>سواپ %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation>%1 ورودی</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>%1 خروجی</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 درخواست</translation>
    </message>
    <message>
        <source>p95 %1</source>
        <translation>صدک ۹۵: %1</translation>
    </message>
    <message>
        <source>%1 writes</source>
        <translation>%1 نوشتن</translation>
    </message>
    <message>
        <source>%1 reads</source>
        <translation>%1 خواندن</translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation>تأخیر %1</translation>
    </message>
    <message>
        <source>%1 commands</source>
        <translation>%1 فرمان</translation>
    </message>
</context>
<context>
    <name>DashboardTexts</name>
    <message>
        <source>other</source>
        <translation>دیگر</translation>
    </message>
    <message>
        <source>firing</source>
        <translation>فعال</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>بی‌صدا</translation>
    </message>
    <message>
        <source>running</source>
        <translation>در حال اجرا</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>ایستاده</translation>
    </message>
    <message>
        <source>restarting</source>
        <translation>در حال آغاز دوباره</translation>
    </message>
    <message>
        <source>exited</source>
        <translation>پایان‌یافته</translation>
    </message>
    <message>
        <source>95% under</source>
        <translation>صدک ۹۵</translation>
    </message>
    <message>
        <source>99% under</source>
        <translation>صدک ۹۹</translation>
    </message>
    <message>
        <source>Addresses owned</source>
        <translation>نشانی‌های در مالکیت</translation>
    </message>
    <message>
        <source>Adverts received</source>
        <translation>آگهی‌های رسیده</translation>
    </message>
    <message>
        <source>Adverts refused</source>
        <translation>آگهی‌های پذیرفته‌نشده</translation>
    </message>
    <message>
        <source>Adverts sent</source>
        <translation>آگهی‌های فرستاده‌شده</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>عامل‌ها</translation>
    </message>
    <message>
        <source>Alerts by state</source>
        <translation>هشدارها به تفکیک حالت</translation>
    </message>
    <message>
        <source>Answers by class</source>
        <translation>پاسخ‌ها به تفکیک رده</translation>
    </message>
    <message>
        <source>Bricks full</source>
        <translation>میزان پر بودن بریک‌ها</translation>
    </message>
    <message>
        <source>Bricks that answer</source>
        <translation>بریک‌هایی که پاسخ می‌دهند</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>حافظهٔ نهان</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>کلاینت‌ها</translation>
    </message>
    <message>
        <source>Clock off by</source>
        <translation>خطای ساعت</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>فرمان‌ها</translation>
    </message>
    <message>
        <source>Commands, keys and memory of the Redis servers.</source>
        <translation>فرمان‌ها، کلیدها و حافظهٔ سرورهای Redis.</translation>
    </message>
    <message>
        <source>Connections in use</source>
        <translation>اتصال‌های در کار</translation>
    </message>
    <message>
        <source>Containers by state</source>
        <translation>کانتینرها به تفکیک حالت</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>پایگاه داده</translation>
    </message>
    <message>
        <source>Disks busy</source>
        <translation>مشغولی دیسک‌ها</translation>
    </message>
    <message>
        <source>Errors, of all answers</source>
        <translation>سهم خطا از همهٔ پاسخ‌ها</translation>
    </message>
    <message>
        <source>Files in split brain</source>
        <translation>پرونده‌های دچار دوپارگی</translation>
    </message>
    <message>
        <source>Files to heal</source>
        <translation>پرونده‌های نیازمند ترمیم</translation>
    </message>
    <message>
        <source>Floating IP</source>
        <translation>آی‌پی شناور</translation>
    </message>
    <message>
        <source>Found and not found</source>
        <translation>یافت‌شده و یافت‌نشده</translation>
    </message>
    <message>
        <source>Hand-overs</source>
        <translation>واگذاری‌ها</translation>
    </message>
    <message>
        <source>Held back by their limit</source>
        <translation>مهارشده با سقف خود</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>میزبان</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>کلیدها</translation>
    </message>
    <message>
        <source>Lag behind the primary</source>
        <translation>تأخیر از اصلی</translation>
    </message>
    <message>
        <source>Lag of replicas</source>
        <translation>تأخیر رونوشت‌ها</translation>
    </message>
    <message>
        <source>Load balancer</source>
        <translation>توزیع‌کنندهٔ بار</translation>
    </message>
    <message>
        <source>Memory by service</source>
        <translation>حافظه به تفکیک سرویس</translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation>حافظهٔ در کار</translation>
    </message>
    <message>
        <source>Memory of agents</source>
        <translation>حافظهٔ عامل‌ها</translation>
    </message>
    <message>
        <source>Memory taken for each byte used</source>
        <translation>حافظهٔ گرفته‌شده به ازای هر بایت</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>شبکه</translation>
    </message>
    <message>
        <source>Open files, of those allowed</source>
        <translation>سهم پرونده‌های باز از سقف</translation>
    </message>
    <message>
        <source>Owner of each address</source>
        <translation>مالک هر نشانی</translation>
    </message>
    <message>
        <source>Packets lost or broken</source>
        <translation>بسته‌های گم‌شده یا خراب</translation>
    </message>
    <message>
        <source>Peers connected</source>
        <translation>همتایان متصل</translation>
    </message>
    <message>
        <source>Processor used by agents</source>
        <translation>پردازندهٔ در کار عامل‌ها</translation>
    </message>
    <message>
        <source>Processors used by service</source>
        <translation>پردازنده به تفکیک سرویس</translation>
    </message>
    <message>
        <source>Processors, memory, disks and network of the servers.</source>
        <translation>پردازنده‌ها، حافظه، دیسک‌ها و شبکهٔ سرورها.</translation>
    </message>
    <message>
        <source>Reads that missed the buffer pool</source>
        <translation>خواندن‌های بیرون از buffer pool</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>درخواست‌ها</translation>
    </message>
    <message>
        <source>Requests open</source>
        <translation>درخواست‌های باز</translation>
    </message>
    <message>
        <source>Requests, answers, times and servers of the listeners.</source>
        <translation>درخواست‌ها، پاسخ‌ها، زمان‌ها و سرورهای شنونده‌ها.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>نقش</translation>
    </message>
    <message>
        <source>Room left</source>
        <translation>جای مانده</translation>
    </message>
    <message>
        <source>Room, healing and peers of the GlusterFS volumes.</source>
        <translation>جا، ترمیم و همتایان حجم‌های GlusterFS.</translation>
    </message>
    <message>
        <source>Servers that take requests</source>
        <translation>سرورهایی که درخواست می‌گیرند</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>سرویس‌ها</translation>
    </message>
    <message>
        <source>Slow statements</source>
        <translation>دستورهای کند</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>دستورها</translation>
    </message>
    <message>
        <source>Statements running</source>
        <translation>دستورهای در حال اجرا</translation>
    </message>
    <message>
        <source>Statements, connections, lag and memory of the MariaDB servers.</source>
        <translation>دستورها، اتصال‌ها، تأخیر و حافظهٔ سرورهای MariaDB.</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>ذخیره‌سازی</translation>
    </message>
    <message>
        <source>Tasks failed</source>
        <translation>تسک‌های خراب‌شده</translation>
    </message>
    <message>
        <source>Tasks of the services, and what their containers use.</source>
        <translation>تسک‌های سرویس‌ها و آنچه کانتینرهایشان مصرف می‌کنند.</translation>
    </message>
    <message>
        <source>Tasks that run</source>
        <translation>تسک‌های در حال اجرا</translation>
    </message>
    <message>
        <source>Thrown away to make room</source>
        <translation>بیرون‌رانده‌ها برای باز شدن جا</translation>
    </message>
    <message>
        <source>Time to answer</source>
        <translation>زمان پاسخ</translation>
    </message>
    <message>
        <source>Time to measure</source>
        <translation>زمان اندازه‌گیری</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>ترافیک</translation>
    </message>
    <message>
        <source>Tried again, and on another server</source>
        <translation>تلاش دوباره، و بر سروری دیگر</translation>
    </message>
    <message>
        <source>Waits for row locks</source>
        <translation>انتظار برای قفل سطرها</translation>
    </message>
    <message>
        <source>What the agents themselves cost, and what they say is wrong.</source>
        <translation>هزینهٔ خود عامل‌ها و آنچه به گفتهٔ آن‌ها خراب است.</translation>
    </message>
    <message>
        <source>Who has the addresses, and what the routers say to each other.</source>
        <translation>مالک نشانی‌ها کیست و روترها به هم چه می‌گویند.</translation>
    </message>
    <message>
        <source>again</source>
        <translation>دوباره</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>خراب</translation>
    </message>
    <message>
        <source>disks</source>
        <translation>دیسک‌ها</translation>
    </message>
    <message>
        <source>elsewhere</source>
        <translation>جای دیگر</translation>
    </message>
    <message>
        <source>found</source>
        <translation>یافت‌شده</translation>
    </message>
    <message>
        <source>given away</source>
        <translation>واگذارشده</translation>
    </message>
    <message>
        <source>half under</source>
        <translation>میانه</translation>
    </message>
    <message>
        <source>in</source>
        <translation>ورودی</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>گم‌شده</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>حافظه</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>یافت‌نشده</translation>
    </message>
    <message>
        <source>out</source>
        <translation>خروجی</translation>
    </message>
    <message>
        <source>processors</source>
        <translation>پردازنده‌ها</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>گرفته‌شده</translation>
    </message>
    <message>
        <source>File systems in use</source>
        <translation>فضای پر فایل‌سیستم‌ها</translation>
    </message>
    <message>
        <source>Load, 1 min average</source>
        <translation>میانگین بار یک‌دقیقه‌ای</translation>
    </message>
    <message>
        <source>CPU in use</source>
        <translation>پردازندهٔ در کار</translation>
    </message>
    <message>
        <source>Pressure (PSI)</source>
        <translation>فشار منابع</translation>
    </message>
</context>
<context>
    <name>Dashboards</name>
    <message>
        <source>%1/s</source>
        <translation>%1/ث</translation>
    </message>
    <message>
        <source>this must be %1: the format that this program reads</source>
        <translation>این باید %1 باشد: قالبی که این برنامه می‌خواند</translation>
    </message>
    <message>
        <source>a row must be a list of 1 to %1 panels</source>
        <translation>هر ردیف باید فهرستی از ۱ تا %1 پنل باشد</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>there is no such key; it may be one of: %1</source>
        <translation>چنین کلیدی نیست؛ می‌تواند یکی از این‌ها باشد: %1</translation>
    </message>
    <message>
        <source>this must be a text of at most %1 characters</source>
        <translation>این باید متنی با حداکثر %1 نویسه باشد</translation>
    </message>
    <message>
        <source>this must be true or false</source>
        <translation>این باید true یا false باشد</translation>
    </message>
    <message>
        <source>this must be a list of %1 to %2</source>
        <translation>این باید فهرستی با %1 تا %2 عضو باشد</translation>
    </message>
    <message>
        <source>this must be a name of letters, digits, _ and :</source>
        <translation>این باید نامی از حروف لاتین، رقم، _ و : باشد</translation>
    </message>
    <message>
        <source>this must be one of: %1</source>
        <translation>این باید یکی از این‌ها باشد: %1</translation>
    </message>
    <message>
        <source>this must be a number between 0 and 1</source>
        <translation>این باید عددی میان ۰ و ۱ باشد</translation>
    </message>
    <message>
        <source>a ratio, and only a ratio, needs a metric that it is of</source>
        <translation>نسبت، و تنها نسبت، سنجه‌ای می‌خواهد که بر آن تقسیم شود</translation>
    </message>
    <message>
        <source>this must have at most %1 labels and their values</source>
        <translation>این باید حداکثر %1 برچسب با مقدارهایشان داشته باشد</translation>
    </message>
    <message>
        <source>this must be a text or a list of at most %1 texts</source>
        <translation>این باید متن یا فهرستی از حداکثر %1 متن باشد</translation>
    </message>
    <message>
        <source>the file is larger than %1</source>
        <translation>پرونده بزرگ‌تر از %1 است</translation>
    </message>
    <message>
        <source>a dashboard begins with { and ends with }</source>
        <translation>داشبورد با { آغاز می‌شود و با } پایان می‌یابد</translation>
    </message>
    <message>
        <source>line %1 is not JSON: %2</source>
        <translation>سطر %1 به قالب JSON نیست: %2</translation>
    </message>
    <message>
        <source>gauge</source>
        <translation>مقدار لحظه‌ای</translation>
    </message>
    <message>
        <source>counter</source>
        <translation>شمارنده</translation>
    </message>
    <message>
        <source>histogram</source>
        <translation>بافت‌نگار</translation>
    </message>
    <message>
        <source>type not known</source>
        <translation>نوع نامعلوم</translation>
    </message>
</context>
<context>
    <name>DashboardsPage</name>
    <message>
        <source>Dashboards</source>
        <translation>داشبوردها</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>نمودارها</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>کاوش</translation>
    </message>
    <message>
        <source>The nodes that are heard have told no metrics: there is nothing to draw yet.</source>
        <translation>گره‌هایی که شنیده می‌شوند سنجه‌ای نگفته‌اند: هنوز چیزی برای رسم نیست.</translation>
    </message>
    <message>
        <source>None of these nodes is heard, and none told its metrics before.</source>
        <translation>هیچ‌یک از این گره‌ها شنیده نمی‌شود و پیش‌تر هم سنجه‌ای نگفته است.</translation>
    </message>
    <message>
        <source>None of these nodes was heard yet: lines begin with their first figures.</source>
        <translation>هیچ‌یک از این گره‌ها هنوز شنیده نشده است: خط‌ها با نخستین رقم‌هایشان آغاز می‌شوند.</translation>
    </message>
</context>
<context>
    <name>DatabasePage</name>
    <message>
        <source>Database</source>
        <translation>پایگاه داده</translation>
    </message>
    <message>
        <source>No database server is known</source>
        <translation>هیچ سرور پایگاه داده‌ای شناخته نیست</translation>
    </message>
    <message>
        <source>Name its nodes under database in the cluster spec.</source>
        <translation>گره‌هایش را زیر database در مشخصات خوشه نام ببرید.</translation>
    </message>
    <message>
        <source>%1: %2 is %3</source>
        <translation>%1: %2 برابر %3 است</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 و %2 مورد دیگر</translation>
    </message>
    <message>
        <source>not heard: %1</source>
        <translation>شنیده نمی‌شود: %1</translation>
    </message>
    <message>
        <source>%1, as the spec asks</source>
        <translation>%1، چنان‌که در مشخصات خواسته شده</translation>
    </message>
    <message>
        <source>%1 takes writes</source>
        <translation>نوشتن روی %1 است</translation>
    </message>
    <message>
        <source>%1 takes writes; each commit is on a replica too, always</source>
        <translation>نوشتن روی %1 است؛ هر کامیت همیشه روی یک رونوشت هم هست</translation>
    </message>
    <message>
        <source>%1 takes writes; each commit is on a replica too, but settings break the promise: %2</source>
        <translation>نوشتن روی %1 است؛ هر کامیت روی یک رونوشت هم هست، ولی تنظیم‌هایی وعده را می‌شکنند: %2</translation>
    </message>
    <message>
        <source>%1 takes writes; each commit is on a replica too, unless replicas are away for longer than %2</source>
        <translation>نوشتن روی %1 است؛ هر کامیت روی یک رونوشت هم هست، مگر آن‌که رونوشت‌ها بیش از %2 نباشند</translation>
    </message>
    <message>
        <source>%1 takes writes; a commit is on %1 alone at first: a failover may lose the newest</source>
        <translation>نوشتن روی %1 است؛ هر کامیت نخست تنها روی %1 است: جایگزینی هنگام خرابی ممکن است تازه‌ترین‌ها را از دست بدهد</translation>
    </message>
    <message>
        <source>commits on %1 wait: no replica acknowledges; start a replica</source>
        <translation>کامیت‌های %1 در انتظارند: هیچ رونوشتی تأیید نمی‌کند؛ یک رونوشت را راه بیندازید</translation>
    </message>
    <message>
        <source>%1 takes writes; what a commit there is worth is not known</source>
        <translation>نوشتن روی %1 است؛ این‌که کامیت آنجا چه می‌ارزد نامعلوم است</translation>
    </message>
    <message>
        <source>No database server is heard</source>
        <translation>هیچ سرور پایگاه داده‌ای شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>What stands here is what was said last; see the servers&apos; nodes.</source>
        <translation>آنچه اینجاست آخرین گفته‌هاست؛ گره‌های سرورها را ببینید.</translation>
    </message>
    <message>
        <source>%1 replicate in a circle: nobody can tell who is the primary</source>
        <translation>%1 در حلقه‌ای از هم تکثیر می‌کنند: کسی نمی‌داند اصلی کدام است</translation>
    </message>
    <message>
        <source>Run STOP SLAVE and RESET SLAVE ALL on the one that is to be the primary.</source>
        <translation>روی آن‌که باید اصلی باشد STOP SLAVE و RESET SLAVE ALL را اجرا کنید.</translation>
    </message>
    <message>
        <source>%1 can all be written to: what is written to both will never agree</source>
        <translation>در همهٔ %1 می‌توان نوشت: آنچه در هر دو نوشته شود هرگز با هم نخواهد خواند</translation>
    </message>
    <message>
        <source>Set read_only = ON on all but the primary.</source>
        <translation>‏⁨read_only⁩ را روی همه جز اصلی ⁨ON⁩ کنید.</translation>
    </message>
    <message>
        <source>No server can be written to</source>
        <translation>در هیچ سروری نمی‌توان نوشت</translation>
    </message>
    <message>
        <source>Set read_only = OFF on the one that is to be the primary.</source>
        <translation>‏⁨read_only⁩ را روی آن‌که باید اصلی باشد ⁨OFF⁩ کنید.</translation>
    </message>
    <message>
        <source>No server that is heard can be written to</source>
        <translation>در هیچ‌یک از سرورهایی که شنیده می‌شوند نمی‌توان نوشت</translation>
    </message>
    <message>
        <source>Not heard: %1.</source>
        <translation>شنیده نمی‌شود: %1.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>running</source>
        <translation>در کار</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>در حال اتصال</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>ایستاده</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>پیروی از</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>دریافت</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>آخرین خطا</translation>
    </message>
    <message>
        <source>Applying</source>
        <translation>اعمال</translation>
    </message>
    <message>
        <source>Wanted delay</source>
        <translation>تأخیر خواسته</translation>
    </message>
    <message>
        <source>Finds its place</source>
        <translation>یافتن جای خود</translation>
    </message>
    <message>
        <source>by log file and offset, not by GTID: it cannot follow another server; set MASTER_USE_GTID = slave_pos</source>
        <translation>با پروندهٔ لاگ و آفست آن، نه با GTID: نمی‌تواند پیرو سرور دیگری شود؛ MASTER_USE_GTID = slave_pos را تنظیم کنید</translation>
    </message>
    <message>
        <source>off: no commit waits for a replica</source>
        <translation>خاموش: هیچ کامیتی منتظر رونوشت نمی‌ماند</translation>
    </message>
    <message>
        <source>fell back: commits do not wait any more</source>
        <translation>کنار رفت: کامیت‌ها دیگر منتظر نمی‌مانند</translation>
    </message>
    <message numerus="yes">
        <source>%Ln replica(s) acknowledge</source>
        <translation>
            <numerusform>%Ln رونوشت تأیید می‌کند</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln commit(s) wait</source>
        <translation>
            <numerusform>%Ln کامیت در انتظار است</numerusform>
        </translation>
    </message>
    <message>
        <source>acknowledges what it received</source>
        <translation>آنچه گرفت تأیید می‌کند</translation>
    </message>
    <message>
        <source>switched on, but acknowledges nothing now</source>
        <translation>روشن است، ولی اکنون چیزی را تأیید نمی‌کند</translation>
    </message>
    <message>
        <source>off: it acknowledges nothing</source>
        <translation>خاموش: چیزی را تأیید نمی‌کند</translation>
    </message>
    <message>
        <source>Semi-sync</source>
        <translation>نیمه‌همگام</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>جایگاه</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>چه باید کرد</translation>
    </message>
    <message>
        <source>never promote it; build it anew from %1</source>
        <translation>هرگز اصلی‌اش نکنید؛ از روی %1 از نو بسازیدش</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>گفته‌نشده</translation>
    </message>
    <message>
        <source>%1 is %2, should be %3</source>
        <translation>%1 برابر %2 است و باید %3 باشد</translation>
    </message>
    <message>
        <source>has nothing of domain %1, where %2 has written</source>
        <translation>از دامنهٔ %1، که %2 در آن نوشته، چیزی ندارد</translation>
    </message>
    <message numerus="yes">
        <source>%Ln transaction(s) behind %1</source>
        <translation>
            <numerusform>%Ln تراکنش عقب‌تر از %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>not in the spec</source>
        <translation>بیرون از مشخصات</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>اصلی</translation>
    </message>
    <message>
        <source>stands alone</source>
        <translation>تنهاست</translation>
    </message>
    <message>
        <source>in a circle</source>
        <translation>در حلقه</translation>
    </message>
    <message>
        <source>relay</source>
        <translation>واسط</translation>
    </message>
    <message>
        <source>replica</source>
        <translation>رونوشت</translation>
    </message>
    <message>
        <source>role not known</source>
        <translation>نقش نامعلوم</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>فقط‌خواندنی</translation>
    </message>
    <message>
        <source>writable</source>
        <translation>نوشتنی</translation>
    </message>
    <message>
        <source>follows itself: nobody is the primary</source>
        <translation>پیرو خود است: هیچ‌کس اصلی نیست</translation>
    </message>
    <message>
        <source>level with %1</source>
        <translation>هم‌تراز با %1</translation>
    </message>
    <message numerus="yes">
        <source>has %Ln transaction(s) that %1 has not: errant</source>
        <translation>
            <numerusform>%Ln تراکنش دارد که %1 ندارد: منحرف</numerusform>
        </translation>
    </message>
    <message>
        <source>not known: %1 is not heard</source>
        <translation>نامعلوم: %1 شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>not known: it tells no position</source>
        <translation>نامعلوم: جایگاهش را نمی‌گوید</translation>
    </message>
    <message>
        <source>not known: it is not heard</source>
        <translation>نامعلوم: شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>lacks a domain</source>
        <translation>بدون یک دامنه</translation>
    </message>
    <message numerus="yes">
        <source>%Ln errant</source>
        <translation>
            <numerusform>%Ln منحرف</numerusform>
        </translation>
    </message>
    <message>
        <source>replicating, asynchronous</source>
        <translation>در حال تکثیر، ناهمگام</translation>
    </message>
    <message>
        <source>replicating, semi-synchronous</source>
        <translation>در حال تکثیر، نیمه‌همگام</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>نامعلوم</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 ثانیه</translation>
    </message>
    <message>
        <source>asynchronous</source>
        <translation>ناهمگام</translation>
    </message>
    <message>
        <source>semi-synchronous</source>
        <translation>نیمه‌همگام</translation>
    </message>
    <message>
        <source>blocked: no replica acknowledges</source>
        <translation>در انتظار: هیچ رونوشتی تأیید نمی‌کند</translation>
    </message>
    <message>
        <source>a row that the primary changed is not here: the two differ; build this replica anew from the primary</source>
        <translation>سطری که اصلی تغییر داد اینجا نیست: این دو یکی نیستند؛ این رونوشت را از روی اصلی از نو بسازید</translation>
    </message>
    <message>
        <source>the source has no connection left; raise its max_connections or end idle ones</source>
        <translation>مبدأ اتصال آزادی ندارد؛ max_connections آن را بیشتر کنید یا اتصال‌های بیکار را ببندید</translation>
    </message>
    <message>
        <source>the source does not accept the account or its password; set them with CHANGE MASTER TO</source>
        <translation>مبدأ حساب یا گذرواژه‌اش را نمی‌پذیرد؛ با CHANGE MASTER TO آن‌ها را تنظیم کنید</translation>
    </message>
    <message>
        <source>a row that the primary inserted is here already: somebody wrote on this replica; find out who, then build it anew</source>
        <translation>سطری که اصلی افزود از پیش اینجاست: کسی روی این رونوشت نوشته است؛ ببینید که بوده و سپس از نو بسازیدش</translation>
    </message>
    <message>
        <source>the disk or a table is full here; make room, then start the replica</source>
        <translation>دیسک یا جدولی اینجا پر است؛ جا باز کنید و سپس رونوشت را راه بیندازید</translation>
    </message>
    <message>
        <source>the source refuses this host after too many broken connections; run FLUSH HOSTS there</source>
        <translation>مبدأ پس از اتصال‌های شکستهٔ بسیار این میزبان را نمی‌پذیرد؛ آنجا FLUSH HOSTS را اجرا کنید</translation>
    </message>
    <message>
        <source>a table that the primary changed is not here: the two differ; build this replica anew from the primary</source>
        <translation>جدولی که اصلی تغییر داد اینجا نیست: این دو یکی نیستند؛ این رونوشت را از روی اصلی از نو بسازید</translation>
    </message>
    <message>
        <source>a lock was held here for too long; end the transaction that holds it, then start the replica</source>
        <translation>قفلی اینجا بیش از اندازه نگه داشته شد؛ تراکنشی را که نگهش داشته پایان دهید و سپس رونوشت را راه بیندازید</translation>
    </message>
    <message>
        <source>the account lacks a privilege on the source; grant REPLICATION SLAVE to it</source>
        <translation>حساب روی مبدأ حق لازم را ندارد؛ REPLICATION SLAVE را به آن بدهید</translation>
    </message>
    <message>
        <source>the source no longer has what is missing here, or never had what is here: build this replica anew from the primary</source>
        <translation>مبدأ دیگر آنچه را اینجا کم است ندارد، یا آنچه را اینجاست هرگز نداشته: این رونوشت را از روی اصلی از نو بسازید</translation>
    </message>
    <message>
        <source>what was received cannot be read back; point the replica at the source anew</source>
        <translation>آنچه دریافت شد خواندنی نیست؛ رونوشت را دوباره به مبدأ وصل کنید</translation>
    </message>
    <message>
        <source>a transaction comes out of order: this server went its own way; build it anew from the primary</source>
        <translation>تراکنشی خارج از نوبت می‌رسد: این سرور به راه خود رفته است؛ از روی اصلی از نو بسازیدش</translation>
    </message>
    <message>
        <source>nothing answers at the source&apos;s address; see whether it runs and which way leads there</source>
        <translation>در نشانی مبدأ چیزی پاسخ نمی‌دهد؛ ببینید کار می‌کند و راهی به آن هست یا نه</translation>
    </message>
    <message>
        <source>the source&apos;s host name leads nowhere; name its address</source>
        <translation>نام میزبانِ مبدأ به جایی نمی‌رسد؛ نشانی‌اش را بنویسید</translation>
    </message>
    <message>
        <source>the connection to the source broke; it is tried again by itself</source>
        <translation>اتصال به مبدأ شکست؛ خودبه‌خود دوباره آزموده می‌شود</translation>
    </message>
    <message>
        <source>no encrypted connection to the source comes about; see the certificates of both</source>
        <translation>اتصال رمزگذاری‌شده‌ای با مبدأ برقرار نمی‌شود؛ گواهی‌های هر دو را ببینید</translation>
    </message>
    <message>
        <source>the source is being shut down; it is tried again by itself</source>
        <translation>مبدأ در حال خاموش شدن است؛ خودبه‌خود دوباره آزموده می‌شود</translation>
    </message>
    <message>
        <source>%1 takes writes; each commit is on a replica too, while one is connected</source>
        <translation>نوشتن روی %1 است؛ هر کامیت روی یک رونوشت هم هست، به شرط آنکه رونوشتی متصل باشد</translation>
    </message>
    <message>
        <source>without an answer: %1</source>
        <translation>بی‌پاسخ: %1</translation>
    </message>
    <message>
        <source>No database server answers</source>
        <translation>هیچ سرور پایگاه داده‌ای پاسخ نمی‌دهد</translation>
    </message>
    <message>
        <source>Without an answer: %1.</source>
        <translation>بی‌پاسخ: %1.</translation>
    </message>
    <message>
        <source>No server has told its status yet: who replicates from whom, and what a commit is worth, come with the next word of the agents.</source>
        <translation>هنوز هیچ سروری وضعیت خود را نگفته است: اینکه کدام از کدام تکثیر می‌کند و کامیت‌ها چه ارزشی دارند، با گزارش بعدی عامل‌ها می‌آید.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more channel(s) are not drawn: each server's panel names its own.</source>
        <translation>
            <numerusform>%Ln کانال دیگر کشیده نشده است: پنل هر سرور، کانال‌های خودش را نام می‌برد.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not known on %1: replication is stopped there.</source>
        <translation>برای %1 نامعلوم است: تکثیر در آنجا متوقف است.</translation>
    </message>
    <message>
        <source>Not known on %1: the source is not reached.</source>
        <translation>برای %1 نامعلوم است: به مبدأ دسترسی نیست.</translation>
    </message>
    <message>
        <source>Not known on %1: nothing is heard from there.</source>
        <translation>برای %1 نامعلوم است: از آنجا چیزی شنیده نمی‌شود.</translation>
    </message>
    <message>
        <source>Without a line: %1. The table has the lag of all.</source>
        <translation>بدون خط: %1. تأخیر همه در جدول هست.</translation>
    </message>
    <message>
        <source>%1, and every setting agrees</source>
        <translation>%1 و همهٔ تنظیم‌ها با آن می‌خوانند</translation>
    </message>
    <message>
        <source>%1. What breaks it: %2</source>
        <translation>%1. آنچه خلاف آن است: %2</translation>
    </message>
    <message>
        <source>Asynchronous commits are wanted</source>
        <translation>کامیت ناهمگام خواسته شده است</translation>
    </message>
    <message>
        <source>Semi-synchronous commits are wanted</source>
        <translation>کامیت نیمه‌همگام خواسته شده است</translation>
    </message>
    <message>
        <source>Commits without loss are wanted</source>
        <translation>کامیت بی‌اتلاف خواسته شده است</translation>
    </message>
    <message>
        <source>Commits are</source>
        <translation>کامیت‌ها</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>خواسته‌شده</translation>
    </message>
    <message>
        <source>without loss</source>
        <translation>بی‌اتلاف</translation>
    </message>
    <message>
        <source>asynchronous: each is on this server alone at first</source>
        <translation>ناهمگام: هر کدام در آغاز تنها روی همین سرور است</translation>
    </message>
    <message>
        <source>semi-synchronous: each is on a replica too, while one is connected</source>
        <translation>نیمه‌همگام: هر کدام روی یک رونوشت هم هست، به شرط آنکه رونوشتی متصل باشد</translation>
    </message>
    <message>
        <source>without loss: each is on a replica too, always</source>
        <translation>بی‌اتلاف: هر کدام همیشه روی یک رونوشت هم هست</translation>
    </message>
</context>
<context>
    <name>DeploymentPage</name>
    <message>
        <source>Deployments</source>
        <translation>استقرارها</translation>
    </message>
    <message>
        <source>%1 · %2 older ones are kept but not shown</source>
        <translation>%1، %2 مورد کهنه‌تر نگه داشته شده ولی نشان داده نمی‌شود</translation>
    </message>
    <message>
        <source>Nobody records changes of services</source>
        <translation>کسی تغییر سرویس‌ها را ثبت نمی‌کند</translation>
    </message>
    <message>
        <source>Name Docker's socket under services in the cluster spec.</source>
        <translation>سوکت داکر را زیر services در مشخصات خوشه نام ببرید.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln تغییر</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>مقایسه…</translation>
    </message>
    <message>
        <source>Shows two revisions of a service side by side: the two that are chosen, else the newest and the one before</source>
        <translation>دو ویرایش از یک سرویس را کنار هم نشان می‌دهد: آن دو که برگزیده‌اند، وگرنه تازه‌ترین و پیش از آن</translation>
    </message>
    <message>
        <source>No service has been changed yet</source>
        <translation>هنوز هیچ سرویسی تغییر نکرده است</translation>
    </message>
    <message>
        <source>Update, scale, restart or roll back a service on the page Services: each change is recorded here.</source>
        <translation>به‌روزرسانی، تغییر مقیاس، راه‌اندازی دوباره و بازگرداندن در صفحهٔ «سرویس‌ها» است؛ هر تغییر اینجا ثبت می‌شود.</translation>
    </message>
    <message>
        <source>The agents that are heard watch services and tell nothing of their changes: newer ones do.</source>
        <translation>عامل‌هایی که شنیده می‌شوند سرویس‌ها را می‌پایند و از تغییرشان چیزی نمی‌گویند: نسخه‌های تازه‌تر می‌گویند.</translation>
    </message>
    <message>
        <source>Open Services</source>
        <translation>باز کردن سرویس‌ها</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>The other console did not open</source>
        <translation>کنسول دیگر باز نشد</translation>
    </message>
    <message>
        <source>This one stays as it is.</source>
        <translation>این یکی همان‌گونه که هست می‌ماند.</translation>
    </message>
    <message>
        <source>It ended, or did not come up in time, without a word. Started by hand it may say more: bafar --profile FILE</source>
        <translation>بی هیچ سخنی پایان یافت، یا به‌موقع بالا نیامد. اگر دستی اجرا شود شاید بیشتر بگوید: ⁦bafar --profile FILE⁩</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>%1 cannot be run.</source>
        <translation>اجرای %1 ممکن نیست.</translation>
    </message>
    <message>
        <source>No socket can be made in %1, so the two could not agree. See whether you may write there, or open the other one in a new window.</source>
        <translation>در %1 نمی‌توان سوکتی ساخت و دو کنسول نمی‌توانند هماهنگ شوند. ببینید آیا می‌توانید آنجا بنویسید، یا دیگری را در پنجره‌ای تازه باز کنید.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>زبان</translation>
    </message>
    <message>
        <source>The language changes when Bafar starts next.</source>
        <translation>زبان با آغاز بعدی ⁨Bafar⁩ عوض می‌شود.</translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message>
        <source>action %1</source>
        <translation>کنش %1</translation>
    </message>
</context>
<context>
    <name>EventsPage</name>
    <message>
        <source>Events</source>
        <translation>رویدادها</translation>
    </message>
    <message>
        <source>last 30 minutes</source>
        <translation>۳۰ دقیقهٔ گذشته</translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>%1 گذشته</translation>
    </message>
    <message>
        <source>nothing happened</source>
        <translation>رویدادی نبوده است</translation>
    </message>
    <message>
        <source>nothing happened until then</source>
        <translation>تا آن هنگام رویدادی نبوده است</translation>
    </message>
    <message>
        <source>none is known</source>
        <translation>رویدادی دانسته نیست</translation>
    </message>
    <message>
        <source>no agent has been heard yet</source>
        <translation>هنوز عاملی شنیده نشده است</translation>
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
        <source>Add one under floating_ip in the cluster spec.</source>
        <translation>یکی را زیر floating_ip در مشخصات خوشه بیفزایید.</translation>
    </message>
</context>
<context>
    <name>FloatingIpTakeover</name>
    <message>
        <source>%1?</source>
        <translation>%1؟</translation>
    </message>
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
        <translation>اگر %1 از کار بیفتد</translation>
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
    <message>
        <source>not known</source>
        <translation>نامعلوم</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source> · </source>
        <translation>، </translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 روز</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 روز و %2 ساعت</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 ساعت</translation>
    </message>
    <message>
        <source>%1 h %2 m</source>
        <translation>%1 ساعت و %2 دقیقه</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 دقیقه</translation>
    </message>
    <message>
        <source>%1 m %2 s</source>
        <translation>%1 دقیقه و %2 ثانیه</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>&#x61c;%1٪</translation>
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
    <message>
        <source>%1/s</source>
        <translation>%1/ث</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>; </source>
        <translation>؛ </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 و %2</translation>
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
        <source>The group survives the loss of %1 of %2 voters.</source>
        <translation>گروه با از دست رفتن %1 از %2 رأی‌دهنده پابرجا می‌ماند.</translation>
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
        <translation>رهبر %1، دورهٔ %2</translation>
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
        <source>%1 leads in term %2 · %3</source>
        <translation>%1 در دورهٔ %2 رهبر است. %3</translation>
    </message>
    <message>
        <source>no leader</source>
        <translation>رهبری نیست</translation>
    </message>
    <message>
        <source>no leader · missing %1</source>
        <translation>رهبری نیست، غایب: %1</translation>
    </message>
    <message>
        <source>Nothing can be changed: no agent that is heard knows a leader.</source>
        <translation>چیزی را نمی‌توان تغییر داد: هیچ عاملی که شنیده می‌شود رهبری نمی‌شناسد.</translation>
    </message>
    <message>
        <source>No leader is known. Orders are taken where an agent agrees with itself only: %1.</source>
        <translation>رهبری شناخته نیست. تنها عاملی فرمان می‌پذیرد که با خودش توافق دارد: %1.</translation>
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
        <source>No agent is heard: nothing is known of the group now.</source>
        <translation>هیچ عاملی شنیده نمی‌شود: اکنون از گروه چیزی دانسته نیست.</translation>
    </message>
    <message>
        <source>The agents say nothing of a group.</source>
        <translation>هیچ عاملی گروهی گزارش نمی‌کند.</translation>
    </message>
    <message>
        <source>voter</source>
        <translation>رأی‌دهنده</translation>
    </message>
    <message>
        <source>standby</source>
        <translation>آماده‌به‌کار</translation>
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
        <source>dismissed</source>
        <translation>برکنارشده</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>ایستاده</translation>
    </message>
    <message>
        <source>cut off from the majority</source>
        <translation>جداافتاده از اکثریت</translation>
    </message>
    <message>
        <source>no agent is heard</source>
        <translation>هیچ عاملی شنیده نمی‌شود</translation>
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
    <message>
        <source>No agent is in a group</source>
        <translation>هیچ عاملی در گروه نیست</translation>
    </message>
    <message>
        <source>Agents in a group agree on one spec and on one change at a time, and survive the loss of a minority. An agent joins by this command:</source>
        <translation>عامل‌های یک گروه بر یک مشخصات و هر بار بر یک تغییر توافق می‌کنند و از دست رفتن اقلیتی از اعضا را تاب می‌آورند. عامل با این فرمان به گروه می‌پیوندد:</translation>
    </message>
</context>
<context>
    <name>Holds</name>
    <message>
        <source>%1 outranks the owner %2 and waits as preempt_delay says, so that a node that comes and goes does not move it each time</source>
        <translation>اولویت %1 از مالک کنونی، %2، بالاتر است و طبق ⁨preempt_delay⁩ صبر می‌کند تا گرهی که می‌آید و می‌رود هر بار آن را جابه‌جا نکند</translation>
    </message>
    <message>
        <source>%1 could not put the addresses on its interface and waits before it tries again</source>
        <translation>%1 نتوانست نشانی‌ها را روی رابط شبکه‌اش بگذارد و پیش از تلاش دوباره صبر می‌کند</translation>
    </message>
    <message>
        <source>it was handed over to %1 and stays there until it is handed over again, or %1 fails</source>
        <translation>به %1 واگذار شده است و همان‌جا می‌ماند تا دوباره واگذار شود یا %1 از کار بیفتد</translation>
    </message>
    <message>
        <source>Swarm stopped the update, because tasks failed, and does not try again</source>
        <translation>سوارم به‌روزرسانی را به دلیل شکست تسک‌ها متوقف کرد و دوباره تلاش نمی‌کند</translation>
    </message>
    <message>
        <source>the update was rolled back, and nobody tries it again by himself</source>
        <translation>به‌روزرسانی بازگردانده شد و خودبه‌خود دوباره آزموده نمی‌شود</translation>
    </message>
    <message>
        <source>its availability is %1 until somebody activates it</source>
        <translation>دسترس‌پذیری‌اش %1 است تا کسی آن را فعال کند</translation>
    </message>
    <message>
        <source>it failed; it is asked again by itself, after one second at first and after a minute at most</source>
        <translation>شکست خورد؛ خودبه‌خود دوباره از آن پرسیده می‌شود: نخست پس از یک ثانیه و دست‌بالا پس از یک دقیقه</translation>
    </message>
    <message>
        <source>the cluster spec names the node under alerting.maintenance</source>
        <translation>مشخصات خوشه گره را زیر alerting.maintenance نام می‌برد</translation>
    </message>
    <message>
        <source>the alert %1 mutes them: it is their cause</source>
        <translation>هشدار %1 آن‌ها را بی‌صدا می‌کند: علت آن‌هاست</translation>
    </message>
    <message>
        <source>%1 paused until %2</source>
        <translation>%1 تا %2 متوقف است</translation>
    </message>
    <message>
        <source>%1 paused</source>
        <translation>%1 متوقف است</translation>
    </message>
    <message>
        <source>Return to %1</source>
        <translation>بازگشت به %1</translation>
    </message>
    <message>
        <source>Take-over by %1</source>
        <translation>مالک شدن %1</translation>
    </message>
    <message>
        <source>Return to the node of highest priority</source>
        <translation>بازگشت به گرهی با بالاترین اولویت</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>به‌روزرسانی</translation>
    </message>
    <message>
        <source>Retry of the update</source>
        <translation>تلاش دوباره برای به‌روزرسانی</translation>
    </message>
    <message>
        <source>New tasks</source>
        <translation>اجرای تسک‌های تازه</translation>
    </message>
    <message>
        <source>Requests from %1 to %2</source>
        <translation>فرستادن درخواست از %1 به %2</translation>
    </message>
    <message numerus="yes">
        <source>Messages about %Ln alert(s)</source>
        <translation>
            <numerusform>خبر دادن از %Ln هشدار</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Identity</name>
    <message>
        <source>The certificate of %1 may look and plan, and carry nothing out. Who has the role operator or admin may; an admin of the cluster issues such a certificate: %2</source>
        <translation>گواهی %1 می‌تواند ببیند و طرح بسازد و چیزی را اجرا نمی‌کند. کسی که نقش operator یا admin دارد می‌تواند؛ مدیر خوشه چنین گواهی‌ای صادر می‌کند: %2</translation>
    </message>
</context>
<context>
    <name>Keyring</name>
    <message>
        <source>The keyring of this desktop has no entry %1. Choose another profile, or name files in this one.</source>
        <translation>جاکلیدی این میزکار ورودی %1 را ندارد. پروفایل دیگری برگزینید، یا در همین پروفایل پرونده‌ها را نام ببرید.</translation>
    </message>
    <message>
        <source>The keyring did not give the entry %1: it was not unlocked. Try again, and unlock it when the desktop asks.</source>
        <translation>جاکلیدی ورودی %1 را نداد: قفلش باز نشد. دوباره تلاش کنید، و هنگامی که میزکار پرسید قفل را باز کنید.</translation>
    </message>
    <message>
        <source>There is no keyring here for the entry %1. Start one (GNOME Keyring or KWallet) and try again, or keep certificate and key in files, the key with a pass phrase.</source>
        <translation>اینجا برای ورودی %1 جاکلیدی نیست. یکی را (⁨GNOME Keyring⁩ یا ⁨KWallet⁩) راه بیندازید و دوباره تلاش کنید، یا گواهی و کلید را در پرونده نگه دارید، کلید را با گذرواژه.</translation>
    </message>
    <message>
        <source>The keyring failed with the entry %1 and said: "%2". Look whether it runs and is unlocked, and try again.</source>
        <translation>جاکلیدی در ورودی %1 شکست خورد و گفت: «%2». ببینید در حال اجراست و قفلش باز است، و دوباره تلاش کنید.</translation>
    </message>
</context>
<context>
    <name>LoadBalancerModel</name>
    <message>
        <source>%1/s</source>
        <translation>%1/ث</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>دسترس‌ناپذیر</translation>
    </message>
    <message>
        <source>draining</source>
        <translation>در حال تخلیه</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>کنار گذاشته</translation>
    </message>
    <message>
        <source>in rotation</source>
        <translation>در چرخه</translation>
    </message>
    <message>
        <source>address</source>
        <translation>نشانی</translation>
    </message>
    <message>
        <source>host port</source>
        <translation>درگاه میزبان</translation>
    </message>
    <message>
        <source>overlay %1</source>
        <translation>شبکهٔ اورلی %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>هیچ</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 از %2</translation>
    </message>
    <message>
        <source>out for %1</source>
        <translation>از %1 پیش کنار گذاشته</translation>
    </message>
    <message>
        <source>tried again in %1</source>
        <translation>تا %1 دیگر دوباره آزموده می‌شود</translation>
    </message>
    <message>
        <source>tried again now</source>
        <translation>اکنون دوباره آزموده می‌شود</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 ثانیه</translation>
    </message>
</context>
<context>
    <name>LoadBalancerPage</name>
    <message>
        <source>Load balancer</source>
        <translation>توزیع‌کنندهٔ بار</translation>
    </message>
    <message>
        <source>Listeners</source>
        <translation>شنونده‌ها</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>مسیرها</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>سرورها</translation>
    </message>
    <message>
        <source>No load balancer is known</source>
        <translation>هیچ توزیع‌کنندهٔ باری شناخته نیست</translation>
    </message>
    <message>
        <source>The load balancer has nothing to balance</source>
        <translation>توزیع‌کنندهٔ بار چیزی برای توزیع ندارد</translation>
    </message>
    <message>
        <source>No agent tells of a listener, a route or a server. Add a listener under load_balancer in the cluster spec.</source>
        <translation>هیچ عاملی از شنونده، مسیر یا سروری خبر نمی‌دهد. شنونده‌ای زیر ⁨load_balancer⁩ در مشخصات خوشه بیفزایید.</translation>
    </message>
    <message>
        <source>None is told: add one under load_balancer.listeners in the cluster spec.</source>
        <translation>خبری از شنونده نیست: یکی زیر ⁨load_balancer.listeners⁩ در مشخصات خوشه بیفزایید.</translation>
    </message>
    <message>
        <source>None is told: add one under load_balancer.routes in the cluster spec, or label a service bafar.http.host.</source>
        <translation>خبری از مسیر نیست: یکی زیر ⁨load_balancer.routes⁩ در مشخصات خوشه بیفزایید، یا به سرویسی برچسب ⁨bafar.http.host⁩ بدهید.</translation>
    </message>
    <message>
        <source>None is told: no upstream has a server now.</source>
        <translation>خبری از سرور نیست: هیچ گروهی اکنون سروری ندارد.</translation>
    </message>
    <message>
        <source>Add a listener under load_balancer in the cluster spec.</source>
        <translation>شنونده‌ای زیر load_balancer در مشخصات خوشه بیفزایید.</translation>
    </message>
    <message>
        <source>%1 more servers are not shown</source>
        <translation>%1 سرور دیگر نشان داده نمی‌شود</translation>
    </message>
    <message>
        <source>no route leads to it</source>
        <translation>هیچ مسیری به آن نمی‌رسد</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 و %Ln تای دیگر</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MenuCommands</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>chosen now</source>
        <translation>اکنون برگزیده است</translation>
    </message>
    <message>
        <source>on now, and off with this</source>
        <translation>اکنون روشن است و با این خاموش می‌شود</translation>
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
    <name>NodeFacts</name>
    <message>
        <source>Floating IP</source>
        <translation>آی‌پی شناور</translation>
    </message>
    <message>
        <source>stands by</source>
        <translation>آماده‌به‌کار</translation>
    </message>
    <message>
        <source>owner of %1</source>
        <translation>مالک %1 نشانی</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>اصلی</translation>
    </message>
    <message>
        <source>replica</source>
        <translation>رونوشت</translation>
    </message>
    <message>
        <source>replica and primary</source>
        <translation>رونوشت و اصلی</translation>
    </message>
    <message>
        <source>alone</source>
        <translation>تنها</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>نامعلوم</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>پایگاه داده</translation>
    </message>
    <message>
        <source>Swarm</source>
        <translation>سوارم</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>رهبر</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>مدیر</translation>
    </message>
    <message>
        <source>worker</source>
        <translation>کارگر</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>تسک‌ها</translation>
    </message>
    <message>
        <source>Bricks</source>
        <translation>بریک‌ها</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 از %2</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>مدت روشن‌بودن</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1: %2</translation>
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
    <name>Notifier</name>
    <message>
        <source>Show</source>
        <translation>نمایش</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>نمای کلی</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>مشکل‌ها</translation>
    </message>
    <message>
        <source>Capacity now, and with one node lost</source>
        <translation>ظرفیت اکنون، و با از دست رفتن یک گره</translation>
    </message>
    <message>
        <source>Who plays which part</source>
        <translation>نقش‌ها</translation>
    </message>
    <message>
        <source>Show the worst only</source>
        <translation>تنها بدترین‌ها</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more in the topology's table</source>
        <translation>
            <numerusform>%Ln مورد دیگر در جدول توپولوژی</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln مورد دیگر</numerusform>
        </translation>
    </message>
    <message>
        <source>Volume %1</source>
        <translation>حجم %1</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>حجم</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>حجم‌ها</translation>
    </message>
    <message>
        <source>not known: no brick says</source>
        <translation>نامعلوم: هیچ بریکی نمی‌گوید</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 روی %2</translation>
    </message>
    <message>
        <source>%1; no copy elsewhere</source>
        <translation>%1؛ کپی دیگری در جای دیگر نیست</translation>
    </message>
    <message>
        <source>%1; %2 of %3 bricks serve</source>
        <translation>%1؛ %2 از %3 بریک خدمت می‌دهد</translation>
    </message>
    <message>
        <source>Disk %1</source>
        <translation>دیسک %1</translation>
    </message>
    <message>
        <source>%1, the fullest</source>
        <translation>%1، پرترین</translation>
    </message>
    <message>
        <source>%1; no word of %2</source>
        <translation>%1؛ خبری از %2 نیست</translation>
    </message>
    <message>
        <source>%1 now; nothing is left without %2</source>
        <translation>اکنون %1؛ بدون %2 چیزی نمی‌ماند</translation>
    </message>
    <message>
        <source>%1 now; %2; nothing is left if %3 died, too</source>
        <translation>اکنون %1؛ %2؛ اگر %3 هم از کار بیفتد چیزی نمی‌ماند</translation>
    </message>
    <message>
        <source>%1 now; %2; %3 if %4 died, too: too much</source>
        <translation>اکنون %1؛ %2؛ اگر %4 هم از کار بیفتد: %3، جا نمی‌شود</translation>
    </message>
    <message>
        <source>%1 now; %2; %3 if %4 died, too: tight</source>
        <translation>اکنون %1؛ %2؛ اگر %4 هم از کار بیفتد: %3، تنگ</translation>
    </message>
    <message>
        <source>%1 now; %2; %3 if %4 died, too</source>
        <translation>اکنون %1؛ %2؛ اگر %4 هم از کار بیفتد: %3</translation>
    </message>
    <message>
        <source>%1 now; %2 without %3: too much</source>
        <translation>اکنون %1؛ بدون %3: %2، جا نمی‌شود</translation>
    </message>
    <message>
        <source>%1 now, %2 without %3</source>
        <translation>اکنون %1، بدون %3: %2</translation>
    </message>
    <message>
        <source>%1 now; %2 without %3: tight</source>
        <translation>اکنون %1؛ بدون %3: %2، تنگ</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>پردازنده</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>حافظه</translation>
    </message>
    <message>
        <source>Database connections</source>
        <translation>اتصال‌های پایگاه داده</translation>
    </message>
    <message>
        <source>Service tasks</source>
        <translation>تسک‌های سرویس‌ها</translation>
    </message>
    <message>
        <source>%1 of %2 run</source>
        <translation>%1 از %2</translation>
    </message>
    <message>
        <source>%1; nowhere to go without %2</source>
        <translation>%1؛ بدون %2 جایی برای رفتن نیست</translation>
    </message>
    <message>
        <source>%1; %2 would move off %3</source>
        <translation>%1؛ بدون %3: %2 جابه‌جا</translation>
    </message>
    <message>
        <source>seen %1 ago</source>
        <translation>%1 پیش دیده شد</translation>
    </message>
    <message>
        <source>never seen</source>
        <translation>هرگز دیده نشده</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln thing(s) on it</source>
        <translation>
            <numerusform>و %Ln مورد روی آن</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s)</source>
        <translation>
            <numerusform>%Ln هشدار</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>هیچ‌کس</translation>
    </message>
    <message>
        <source>Floating IP</source>
        <translation>آی‌پی شناور</translation>
    </message>
    <message>
        <source>Floating IPs</source>
        <translation>آی‌پی‌های شناور</translation>
    </message>
    <message>
        <source>%1 of %2 well</source>
        <translation>%1 از %2 سالم</translation>
    </message>
    <message>
        <source>none</source>
        <translation>هیچ</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>نامعلوم</translation>
    </message>
    <message>
        <source>more than one primary</source>
        <translation>بیش از یک اصلی</translation>
    </message>
    <message>
        <source>no word of %1</source>
        <translation>خبری از %1 نیست</translation>
    </message>
    <message>
        <source>Database primary</source>
        <translation>پایگاه دادهٔ اصلی</translation>
    </message>
    <message>
        <source>lag of %1 not known</source>
        <translation>تأخیر %1 نامعلوم است</translation>
    </message>
    <message>
        <source>no replica lags</source>
        <translation>هیچ رونوشتی تأخیر ندارد</translation>
    </message>
    <message>
        <source>worst lag %1, on %2</source>
        <translation>بیشترین تأخیر %1، روی %2</translation>
    </message>
    <message>
        <source>Redis primary</source>
        <translation>‏⁨Redis⁩ اصلی</translation>
    </message>
    <message>
        <source>no replica</source>
        <translation>بدون رونوشت</translation>
    </message>
    <message>
        <source>%1 of %2 replicas linked</source>
        <translation>%1 از %2 رونوشت متصل</translation>
    </message>
    <message>
        <source>Swarm leader</source>
        <translation>رهبر سوارم</translation>
    </message>
    <message>
        <source>no manager that is heard has a majority</source>
        <translation>هیچ مدیری که شنیده می‌شود اکثریت ندارد</translation>
    </message>
    <message>
        <source>%1 of %2 managers reached</source>
        <translation>%1 از %2 مدیر در دسترس</translation>
    </message>
    <message>
        <source>%1 in split brain</source>
        <translation>%1 پرونده در دوپارگی</translation>
    </message>
    <message>
        <source>heals not counted yet</source>
        <translation>ترمیم‌ها هنوز شمرده نشده‌اند</translation>
    </message>
    <message>
        <source>%1 to heal</source>
        <translation>%1 پرونده برای ترمیم</translation>
    </message>
    <message>
        <source>nothing to heal</source>
        <translation>چیزی برای ترمیم نیست</translation>
    </message>
    <message>
        <source>no node that is heard asks Gluster</source>
        <translation>هیچ گرهی که شنیده می‌شود از Gluster نمی‌پرسد</translation>
    </message>
    <message>
        <source>Agents' leader</source>
        <translation>رهبر عامل‌ها</translation>
    </message>
    <message>
        <source>term %1 · %2 of %3 voters</source>
        <translation>دورهٔ %1، %2 از %3 رأی‌دهنده</translation>
    </message>
    <message>
        <source>each agent agrees with itself only</source>
        <translation>هر عامل تنها با خودش توافق دارد</translation>
    </message>
    <message>
        <source>nothing can be changed</source>
        <translation>چیزی را نمی‌توان تغییر داد</translation>
    </message>
    <message>
        <source>orders only to %1</source>
        <translation>تنها %1 فرمان می‌پذیرد</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 of %2 agents heard, the newest %3 ago</source>
        <translation>%1 از %2 عامل شنیده می‌شود، تازه‌ترین %3 پیش</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) ok</source>
        <translation>
            <numerusform>%Ln مورد سالم</numerusform>
        </translation>
    </message>
    <message>
        <source>no alert rules are evaluated</source>
        <translation>هیچ قاعدهٔ هشداری سنجیده نمی‌شود</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s) muted</source>
        <translation>
            <numerusform>%Ln هشدار بی‌صدا</numerusform>
        </translation>
    </message>
    <message>
        <source>in maintenance</source>
        <translation>در نگهداری</translation>
    </message>
    <message>
        <source>changing</source>
        <translation>در حال تغییر</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>No agent is heard: this is their last word</source>
        <translation>هیچ عاملی شنیده نمی‌شود: این آخرین گزارش آن‌هاست</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln مشکل</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation>مشکلی نیست</translation>
    </message>
    <message>
        <source>Nothing wrong is known</source>
        <translation>مشکلی دانسته نیست</translation>
    </message>
    <message>
        <source>There is no agent to ask</source>
        <translation>عاملی برای پرسیدن نیست</translation>
    </message>
    <message>
        <source>No agent was heard yet</source>
        <translation>هنوز عاملی شنیده نشده است</translation>
    </message>
    <message>
        <source>The profile names no node: start Bafar with one that does.</source>
        <translation>پروفایل گرهی را نام نمی‌برد: Bafar را با پروفایلی آغاز کنید که نام ببرد.</translation>
    </message>
    <message>
        <source>Cut off from the majority, so that what they say of others may be old: %1. Bring the missing agents back.</source>
        <translation>جدا از اکثریت، و از این رو آنچه از دیگران می‌گویند شاید کهنه باشد: %1. عامل‌های غایب را بازگردانید.</translation>
    </message>
    <message>
        <source>No agent has told its figures yet.</source>
        <translation>هنوز هیچ عاملی رقمی نگفته است.</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>درخواست‌ها</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>شبکه</translation>
    </message>
    <message>
        <source>Database writes</source>
        <translation>نوشتن در پایگاه داده</translation>
    </message>
    <message>
        <source>all</source>
        <translation>همه</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>خطاها</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>مشغول</translation>
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
        <source>statements</source>
        <translation>دستورها</translation>
    </message>
    <message>
        <source>%1 · %2 errors</source>
        <translation>%1، %2 خطا</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 از %2</translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation>%1 ورودی</translation>
    </message>
    <message numerus="yes">
        <source>Trends of the last %Ln minute(s)</source>
        <translation>
            <numerusform>روندهای %Ln دقیقهٔ گذشته</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of all %Ln node(s) together</source>
        <translation>
            <numerusform>هر %Ln گره با هم</numerusform>
        </translation>
    </message>
    <message>
        <source>of %1 of %2 nodes: the others are not heard</source>
        <translation>%1 از %2 گره: دیگران شنیده نمی‌شوند</translation>
    </message>
    <message>
        <source>The past of some figures could not be read as a whole, and is not drawn: an agent did not answer, or has too many series to ask for at once.</source>
        <translation>گذشتهٔ برخی رقم‌ها به‌تمامی خوانده نشد و رسم نمی‌شود: عاملی پاسخ نداد، یا سری‌هایش برای یک بار پرسیدن بیش از اندازه است.</translation>
    </message>
    <message>
        <source>Paused automation</source>
        <translation>کارهای خودکار متوقف‌شده</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>%1 خروجی</translation>
    </message>
    <message>
        <source>now</source>
        <translation>اکنون</translation>
    </message>
    <message>
        <source>more, or moved, without the largest node</source>
        <translation>بیشتر یا جابه‌جاشده، بدون بزرگ‌ترین گره</translation>
    </message>
    <message>
        <source>not known: %1</source>
        <translation>نامعلوم: %1</translation>
    </message>
    <message>
        <source>%1 now where it is known; %2</source>
        <translation>اکنون %1 تا آنجا که دانسته است؛ %2</translation>
    </message>
    <message>
        <source>not told by %1</source>
        <translation>از سوی %1 گفته نشده است</translation>
    </message>
    <message>
        <source>no answer from %1</source>
        <translation>پاسخی از %1 نیست</translation>
    </message>
    <message>
        <source>no node is heard</source>
        <translation>هیچ گرهی شنیده نمی‌شود</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more part(s)</source>
        <translation>
            <numerusform>و %Ln بخش دیگر</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>در حال اتصال به %1…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s)</source>
        <translation>
            <numerusform>%Ln مورد</numerusform>
        </translation>
    </message>
    <message>
        <source>no agent is heard</source>
        <translation>هیچ عاملی شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>%1, last word %2 ago</source>
        <translation>%1، آخرین گزارش %2 پیش</translation>
    </message>
    <message>
        <source>Cut off from the majority, so that what they say of others may be old: %1. Check the network between the nodes.</source>
        <translation>جدا از اکثریت، و از این رو آنچه از دیگران می‌گویند شاید کهنه باشد: %1. شبکهٔ میان گره‌ها را بررسی کنید.</translation>
    </message>
    <message>
        <source>%1, %2 ago</source>
        <translation>%1، %2 پیش</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Pages</source>
        <translation>صفحه‌ها</translation>
    </message>
    <message>
        <source>Things</source>
        <translation>موردها</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>کنش‌ها</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>سنجه‌ها</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>فرمان‌ها</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 روی %2</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>روی %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 از %2</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>صفحه</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>کنش</translation>
    </message>
    <message>
        <source>the console is read-only</source>
        <translation>کنسول فقط‌خواندنی است</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>سنجه</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>فرمان</translation>
    </message>
    <message>
        <source>What is wrong now</source>
        <translation>آنچه اکنون خراب است</translation>
    </message>
    <message>
        <source>Running now</source>
        <translation>در حال اجرا</translation>
    </message>
    <message>
        <source>Running action</source>
        <translation>کنش در حال اجرا</translation>
    </message>
    <message>
        <source>%1, step %2 of %3, by %4</source>
        <translation>%1، گام %2 از %3، به دست %4</translation>
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
    <name>ServiceFacts</name>
    <message>
        <source>not known when</source>
        <translation>زمانش نامعلوم</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 پیش</translation>
    </message>
    <message>
        <source>%1 of %2 tasks run it</source>
        <translation>%1 از %2 تسک آن را اجرا می‌کند</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>از %1 پیش</translation>
    </message>
    <message>
        <source>%1 on %2, %3: %4</source>
        <translation>%1 روی %2، %3: %4</translation>
    </message>
    <message>
        <source>Uses</source>
        <translation>مصرف</translation>
    </message>
    <message>
        <source>%1 of a processor, %2</source>
        <translation>%1 از یک پردازنده، %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 از %2</translation>
    </message>
    <message>
        <source>Health check</source>
        <translation>آزمون سلامت</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>راه‌اندازی‌های دوباره</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>آخرین تغییر</translation>
    </message>
    <message>
        <source>Before it</source>
        <translation>پیش از آن</translation>
    </message>
    <message>
        <source>Failed last</source>
        <translation>آخرین خرابی</translation>
    </message>
    <message>
        <source>So for</source>
        <translation>مدت این وضعیت</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>شبکه‌ها</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ServiceLog</name>
    <message>
        <source>%1 gives the log no more: %2</source>
        <translation>%1 دیگر لاگ را نمی‌دهد: %2</translation>
    </message>
    <message>
        <source>now from %1, from where it ended; lines that came before are not repeated</source>
        <translation>اکنون از %1، از همان‌جا که مانده بود؛ سطرهایی که آمده بود تکرار نمی‌شود</translation>
    </message>
    <message>
        <source>lines of %1 between %2 and %3 may be missing: its node does not have them any more</source>
        <translation>شاید سطرهای %1 میان %2 و %3 کم باشد: گرهش دیگر آن‌ها را ندارد</translation>
    </message>
    <message>
        <source>now from %1; its lines have no times: some may be missing or repeated here</source>
        <translation>اکنون از %1؛ سطرهایش زمان ندارند: شاید اینجا برخی کم یا تکراری باشند</translation>
    </message>
    <message>
        <source>%1 lines are left out here: they came faster than they were read</source>
        <translation>%1 سطر اینجا کنار گذاشته شد: تندتر از خواندن می‌آمدند</translation>
    </message>
    <message>
        <source>asking %1</source>
        <translation>پرسش از %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>از %1</translation>
    </message>
    <message>
        <source>not read while it is not seen</source>
        <translation>تا دیده نشود خوانده نمی‌شود</translation>
    </message>
    <message>
        <source>this is all of it</source>
        <translation>همه‌اش همین است</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln سطر</numerusform>
            <numerusform>%Ln سطر</numerusform>
        </translation>
    </message>
    <message>
        <source>the oldest %1 were let go</source>
        <translation>%1 سطر کهنه‌تر کنار رفت</translation>
    </message>
    <message>
        <source>older lines are left out: there is room for %1 rows and %2 MiB of text</source>
        <translation>سطرهای کهنه‌تر از این‌ها جا نشد: تنها برای %1 سطر و %2 مبی‌بایت متن جا هست</translation>
    </message>
    <message>
        <source>The log is not read</source>
        <translation>لاگ خوانده نمی‌شود</translation>
    </message>
    <message>
        <source>Choose a service or a task of the table.</source>
        <translation>سرویس یا تسکی از جدول برگزینید.</translation>
    </message>
    <message>
        <source>Asking %1 for the log</source>
        <translation>پرسش از %1 برای لاگ</translation>
    </message>
    <message>
        <source>Only managers of the Swarm have logs; the agents are asked in turn.</source>
        <translation>تنها مدیران سوارم لاگ دارند؛ از عامل‌ها یکی پس از دیگری پرسیده می‌شود.</translation>
    </message>
    <message>
        <source>Nothing was written yet</source>
        <translation>هنوز چیزی نوشته نشده است</translation>
    </message>
    <message>
        <source>%1 wrote nothing that is kept</source>
        <translation>از %1 سطری نگه داشته نشده است</translation>
    </message>
    <message>
        <source>New lines appear here by themselves.</source>
        <translation>سطرهای تازه خودبه‌خود اینجا پدیدار می‌شوند.</translation>
    </message>
    <message>
        <source>The agents are asked again by themselves, every few seconds.</source>
        <translation>هر چند ثانیه خودبه‌خود دوباره از عامل‌ها پرسیده می‌شود.</translation>
    </message>
    <message>
        <source>It goes on when it is seen.</source>
        <translation>همین که دیده شود ادامه می‌یابد.</translation>
    </message>
    <message>
        <source>Nothing was written</source>
        <translation>چیزی نوشته نشده است</translation>
    </message>
    <message>
        <source>This is all of the log.</source>
        <translation>همهٔ لاگ همین است.</translation>
    </message>
    <message>
        <source>Ask whoever issues the cluster's certificates for one that may read logs.</source>
        <translation>از کسی که گواهی‌های خوشه را صادر می‌کند گواهی‌ای بخواهید که اجازهٔ خواندن لاگ داشته باشد.</translation>
    </message>
    <message>
        <source>Stop and read it again to ask once more.</source>
        <translation>برای پرسش دوباره، خواندن را پایان دهید و از نو آغاز کنید.</translation>
    </message>
</context>
<context>
    <name>ServicesPage</name>
    <message>
        <source>Services</source>
        <translation>سرویس‌ها</translation>
    </message>
    <message>
        <source>No service is known</source>
        <translation>هیچ سرویسی شناخته نیست</translation>
    </message>
    <message>
        <source>Name Docker's socket under services in the cluster spec. Only managers of the Swarm know its services.</source>
        <translation>سوکت داکر را زیر services در مشخصات خوشه نام ببرید. تنها مدیران سوارم سرویس‌هایش را می‌شناسند.</translation>
    </message>
    <message>
        <source>auto to %1</source>
        <translation>خودکار به %1</translation>
    </message>
    <message>
        <source>Tasks by node</source>
        <translation>تسک‌ها به تفکیک گره</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>سرویس</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Search for anything</source>
        <translation>جست‌وجوی همه چیز</translation>
    </message>
    <message>
        <source>Unlock the console, or lock it</source>
        <translation>باز کردن قفل کنسول یا قفل کردن آن</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>صفحهٔ بعد</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>صفحهٔ قبل</translation>
    </message>
    <message>
        <source>To navigation, page, inspector and top bar in turn</source>
        <translation>به ترتیب به فهرست صفحه‌ها، صفحه، جزئیات و نوار بالا</translation>
    </message>
    <message>
        <source>The same the other way</source>
        <translation>همان در جهت دیگر</translation>
    </message>
    <message>
        <source>This list of keys</source>
        <translation>این فهرست کلیدها</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>Silence</name>
    <message>
        <source>connected, but it says nothing</source>
        <translation>وصل است، اما چیزی نمی‌گوید</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No agent has been heard yet.</source>
        <translation>هنوز هیچ عاملی شنیده نشده است.</translation>
    </message>
    <message>
        <source>No agent has been heard since %1.</source>
        <translation>از %1 هیچ عاملی شنیده نشده است.</translation>
    </message>
    <message>
        <source>What stands here is their last word. Check the network and bafar-agent on the nodes.</source>
        <translation>آنچه اینجا هست آخرین گزارش آن‌هاست. شبکه و ⁨bafar-agent⁩ را روی گره‌ها بررسی کنید.</translation>
    </message>
    <message>
        <source>Check the network and bafar-agent on the nodes.</source>
        <translation>شبکه و ⁨bafar-agent⁩ را روی گره‌ها بررسی کنید.</translation>
    </message>
</context>
<context>
    <name>SparkKinds</name>
    <message>
        <source>CPU</source>
        <translation>پردازنده</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>حافظه</translation>
    </message>
    <message>
        <source>Adverts</source>
        <translation>آگهی‌ها</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>درخواست‌ها</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>کلاینت‌ها</translation>
    </message>
    <message>
        <source>Commits</source>
        <translation>کامیت‌ها</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>تأخیر</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>فرمان‌ها</translation>
    </message>
    <message>
        <source>Processors in use</source>
        <translation>پردازنده‌های در کار</translation>
    </message>
    <message>
        <source>Files to heal</source>
        <translation>پرونده‌ها برای ترمیم</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>فضا</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>مشغول</translation>
    </message>
    <message>
        <source>used</source>
        <translation>مصرف‌شده</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>فرستاده</translation>
    </message>
    <message>
        <source>heard by each</source>
        <translation>شنیدهٔ هر یک</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>اتصال‌ها</translation>
    </message>
    <message>
        <source>open</source>
        <translation>باز</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>دست بالا</translation>
    </message>
    <message>
        <source>all</source>
        <translation>همه</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>خطاها</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>worst</source>
        <translation>بدترین</translation>
    </message>
</context>
<context>
    <name>SpecPage</name>
    <message>
        <source>Spec</source>
        <translation>مشخصات</translation>
    </message>
    <message>
        <source>Open the spec…</source>
        <translation>باز کردن مشخصات…</translation>
    </message>
    <message>
        <source>Opens its text. Nothing is changed before a plan is confirmed.</source>
        <translation>متن آن را باز می‌کند. پیش از تأیید یک طرح چیزی تغییر نمی‌کند.</translation>
    </message>
    <message>
        <source>No agent is heard now.</source>
        <translation>اکنون هیچ عاملی شنیده نمی‌شود.</translation>
    </message>
</context>
<context>
    <name>SpecProblem</name>
    <message>
        <source>a spec has one key for each concept, such as cluster:</source>
        <translation>مشخصات برای هر بخش یک کلید دارد، مانند ⁨cluster:⁩</translation>
    </message>
    <message>
        <source>unknown section; did you mean %1?</source>
        <translation>بخش ناشناخته؛ آیا %1 منظور است؟</translation>
    </message>
    <message>
        <source>unknown section; known: %1</source>
        <translation>بخش ناشناخته؛ شناخته‌ها: %1</translation>
    </message>
    <message>
        <source>missing section %1</source>
        <translation>بخش %1 نیست</translation>
    </message>
    <message>
        <source>unknown key; did you mean %1?</source>
        <translation>کلید ناشناخته؛ آیا %1 منظور است؟</translation>
    </message>
    <message>
        <source>unknown key; known here: %1</source>
        <translation>کلید ناشناخته؛ شناخته‌ها در اینجا: %1</translation>
    </message>
    <message>
        <source>missing %1: %2</source>
        <translation>%1 نیست: %2</translation>
    </message>
    <message>
        <source>has no value</source>
        <translation>مقداری ندارد</translation>
    </message>
    <message>
        <source>expected one value, found a list or a map</source>
        <translation>یک مقدار لازم است، فهرست یا جدول یافت شد</translation>
    </message>
    <message>
        <source>expected keys and values: %1</source>
        <translation>کلید و مقدار لازم است: %1</translation>
    </message>
    <message>
        <source>expected keys and values</source>
        <translation>کلید و مقدار لازم است</translation>
    </message>
    <message>
        <source>expected a list (one &quot;- &quot; line for each entry)</source>
        <translation>فهرست لازم است (برای هر مورد یک سطر با ⁨&quot;- &quot;⁩)</translation>
    </message>
    <message>
        <source>expected text, found %1</source>
        <translation>متن لازم است، %1 یافت شد</translation>
    </message>
    <message>
        <source>expected a number, found %1</source>
        <translation>عدد لازم است، %1 یافت شد</translation>
    </message>
    <message>
        <source>expected a whole number, found %1</source>
        <translation>عدد صحیح لازم است، %1 یافت شد</translation>
    </message>
    <message>
        <source>expected true or false, found %1</source>
        <translation>⁨true⁩ یا ⁨false⁩ لازم است، %1 یافت شد</translation>
    </message>
    <message>
        <source>%1 is out of range; it must be from %2 to %3</source>
        <translation>%1 بیرون از محدوده است؛ باید از %2 تا %3 باشد</translation>
    </message>
    <message>
        <source>%1 is none of %2; did you mean %3?</source>
        <translation>%1 هیچ‌یک از %2 نیست؛ آیا %3 منظور است؟</translation>
    </message>
    <message>
        <source>%1 is none of %2</source>
        <translation>%1 هیچ‌یک از %2 نیست</translation>
    </message>
    <message>
        <source>the duration must be from %1 to %2, not %3</source>
        <translation>مدت باید از %1 تا %2 باشد، نه %3</translation>
    </message>
    <message>
        <source>the length must be from %1 to %2, not %3</source>
        <translation>درازا باید از %1 تا %2 باشد، نه %3</translation>
    </message>
    <message>
        <source>the number of entries must be from %1 to %2, not %3</source>
        <translation>شمار موردها باید از %1 تا %2 باشد، نه %3</translation>
    </message>
    <message>
        <source>the value must be from %1 to %2, not %3</source>
        <translation>مقدار باید از %1 تا %2 باشد، نه %3</translation>
    </message>
    <message>
        <source>%1 is not a duration such as 1 s, 250 ms or 100 cs</source>
        <translation>%1 مدت نیست، مانند ⁨1 s⁩، ⁨250 ms⁩ یا ⁨100 cs⁩</translation>
    </message>
    <message>
        <source>%1 has no unit; write for example %2 or %3</source>
        <translation>%1 یکا ندارد؛ برای نمونه بنویسید %2 یا %3</translation>
    </message>
    <message>
        <source>%1 is longer than a hundred years</source>
        <translation>%1 بیش از صد سال است</translation>
    </message>
    <message>
        <source>%1 is not a unit of time; one of %2 is</source>
        <translation>%1 یکای زمان نیست؛ باید یکی از %2 باشد</translation>
    </message>
    <message>
        <source>%1 is not an IP address; write it like %2 or %3</source>
        <translation>%1 نشانی ⁨IP⁩ نیست؛ مانند %2 یا %3 بنویسید</translation>
    </message>
    <message>
        <source>%1 has no valid prefix length; write 0 to %2 after the slash</source>
        <translation>%1 درازای پیشوند درستی ندارد؛ پس از خط مورب از ۰ تا %2 بنویسید</translation>
    </message>
    <message>
        <source>%1 is not an address with a port; write it like %2 or %3</source>
        <translation>%1 نشانی با درگاه نیست؛ مانند %2 یا %3 بنویسید</translation>
    </message>
    <message>
        <source>key %1 is longer than %2 bytes</source>
        <translation>کلید %1 بیش از %2 بایت است</translation>
    </message>
    <message>
        <source>key %1 stands here and at line %2</source>
        <translation>کلید %1 اینجا و در سطر %2 هست</translation>
    </message>
    <message>
        <source>a key must be plain text</source>
        <translation>کلید باید متن ساده باشد</translation>
    </message>
    <message>
        <source>a quote is opened here and never closed</source>
        <translation>نقل‌قولی اینجا باز می‌شود و بسته نمی‌شود</translation>
    </message>
    <message>
        <source>aliases (%1) are not supported; write the value out</source>
        <translation>نام‌های مستعار (%1) پشتیبانی نمی‌شوند؛ خود مقدار را بنویسید</translation>
    </message>
    <message>
        <source>anchors (%1) are not supported; write the value out</source>
        <translation>لنگرها (%1) پشتیبانی نمی‌شوند؛ خود مقدار را بنویسید</translation>
    </message>
    <message>
        <source>the escapes %1 and %2 are not supported; write the character itself</source>
        <translation>گریزهای %1 و %2 پشتیبانی نمی‌شوند؛ خود نویسه را بنویسید</translation>
    </message>
    <message>
        <source>nested deeper than %1</source>
        <translation>تودرتوتر از %1</translation>
    </message>
    <message>
        <source>larger than %1 bytes</source>
        <translation>بزرگ‌تر از %1 بایت</translation>
    </message>
    <message>
        <source>not UTF-8 text</source>
        <translation>متن ⁨UTF-8⁩ نیست</translation>
    </message>
    <message>
        <source>more than one document (%1) in one file</source>
        <translation>بیش از یک سند (%1) در یک پرونده</translation>
    </message>
    <message>
        <source>not YAML: %1</source>
        <translation>⁨YAML⁩ نیست: %1</translation>
    </message>
    <message>
        <source>a secret stands here in clear and would stay in every agent&apos;s log: put it into a file that only the agent can read and give its name: %1</source>
        <translation>گذرواژه یا کلیدی اینجا آشکار نوشته شده است و در لاگ همهٔ عامل‌ها می‌ماند: آن را در پرونده‌ای بگذارید که تنها عامل می‌تواند بخواند و نامش را بنویسید: %1</translation>
    </message>
    <message>
        <source>the password in this address stands here in clear and would stay in every agent&apos;s log: put it into a file that only the agent can read, and leave it out here</source>
        <translation>گذرواژهٔ این نشانی آشکار است و در لاگ همهٔ عامل‌ها می‌ماند: آن را در پرونده‌ای بگذارید که تنها عامل می‌خواند و اینجا ننویسید</translation>
    </message>
    <message>
        <source>a private key stands here in clear and would stay in every agent&apos;s log: put it into a file that only the agent can read</source>
        <translation>کلید خصوصی آشکار اینجاست و در لاگ همهٔ عامل‌ها می‌ماند: آن را در پرونده‌ای بگذارید که تنها عامل می‌خواند</translation>
    </message>
    <message>
        <source>a secret cannot stand here in clear; name the file that holds it</source>
        <translation>گذرواژه یا کلید را نباید اینجا آشکار نوشت؛ پرونده‌ای را نام ببرید که آن را دارد</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>%1: not YAML: “%2”</source>
        <translation>این پرونده ⁨YAML⁩ نیست
%1
«%2»</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%2
%1</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>No cluster is known yet</source>
        <translation>هنوز خوشه‌ای شناخته نیست</translation>
    </message>
    <message>
        <source>A cluster is opened with a profile: a file that names its agents and your certificate. None is kept in %1.</source>
        <translation>خوشه با یک پروفایل باز می‌شود: پرونده‌ای که عامل‌های خوشه و گواهی شما را نام می‌برد. در %1 پروفایلی نگه داشته نشده است.</translation>
    </message>
    <message>
        <source>Open the file that an admin of the cluster gave you, or see the demo, which needs none.</source>
        <translation>پرونده‌ای را که مدیر خوشه به شما داده است باز کنید، یا خوشهٔ نمونه را ببینید که به پروفایل نیاز ندارد.</translation>
    </message>
    <message>
        <source>Which cluster shall be opened?</source>
        <translation>کدام خوشه باز شود؟</translation>
    </message>
    <message>
        <source>Several profiles are kept in %1, and the one that was open last is not known, or is gone.</source>
        <translation>در %1 چند پروفایل هست، و آن که آخرین بار باز بود شناخته نیست یا دیگر نیست.</translation>
    </message>
    <message>
        <source>The one that you choose now is opened the next time, too.</source>
        <translation>آنچه اکنون برگزینید بار دیگر هم باز می‌شود.</translation>
    </message>
    <message>
        <source>The demo cannot be shown</source>
        <translation>خوشهٔ نمونه را نمی‌توان نشان داد</translation>
    </message>
    <message>
        <source>Correct its story, or see the one that is built in.</source>
        <translation>داستان آن را درست کنید، یا داستانی را ببینید که در خود برنامه است.</translation>
    </message>
    <message>
        <source>The profile “%1” cannot be opened</source>
        <translation>پروفایل «%1» را نمی‌توان باز کرد</translation>
    </message>
    <message>
        <source>Put right what is named here and open it again, or open another cluster.</source>
        <translation>آنچه را اینجا نام برده شده است درست کنید و آن را دوباره باز کنید، یا خوشهٔ دیگری را باز کنید.</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>?</source>
        <translation>؟</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>سالم</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>دچار افت</translation>
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
    <name>StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>ذخیره‌سازی</translation>
    </message>
    <message>
        <source>No volume is known</source>
        <translation>هیچ حجمی شناخته نیست</translation>
    </message>
    <message>
        <source>Name it under storage in the cluster spec.</source>
        <translation>آن را زیر storage در مشخصات خوشه نام ببرید.</translation>
    </message>
    <message>
        <source>brick</source>
        <translation>بریک</translation>
    </message>
    <message>
        <source>brick of %1</source>
        <translation>بریک %1</translation>
    </message>
    <message>
        <source>Bricks and mounts by node</source>
        <translation>بریک‌ها و سوارشدن‌ها به تفکیک گره</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>حجم</translation>
    </message>
    <message>
        <source>names only, no content</source>
        <translation>تنها نام‌ها، بی محتوا</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>نامعلوم</translation>
    </message>
    <message>
        <source>%1 of %2, %3 free</source>
        <translation>%1 از %2، %3 آزاد</translation>
    </message>
    <message>
        <source>Quota of %1</source>
        <translation>سهمیهٔ %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 از %2</translation>
    </message>
    <message>
        <source>%1: full, writes are refused</source>
        <translation>%1: پر، نوشتن پذیرفته نمی‌شود</translation>
    </message>
    <message>
        <source>%1: nearly full</source>
        <translation>%1: نزدیک پر شدن</translation>
    </message>
    <message>
        <source>seen here %1 ago</source>
        <translation>%1 پیش اینجا دیده شد</translation>
    </message>
    <message>
        <source>nothing new for %1: what %2 writes does not arrive here; see its mount and the bricks</source>
        <translation>%1 است که خبر تازه‌ای نیست: آنچه %2 می‌نویسد به اینجا نمی‌رسد؛ سوارشدنِ آن و بریک‌ها را ببینید</translation>
    </message>
    <message>
        <source>not counted yet</source>
        <translation>هنوز شمرده نشده</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln پرونده</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>هیچ</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) whose copies contradict each other: they cannot be read. Choose the copy that counts for each with gluster volume heal %1 split-brain</source>
        <translation>
            <numerusform>%Ln پرونده با کپی‌های ناسازگار: خواندنی نیست. برای هر یک کپی معتبر را با gluster volume heal %1 split-brain برگزینید</numerusform>
        </translation>
    </message>
    <message>
        <source>not known: no agent tells how the copies of this volume are</source>
        <translation>نامعلوم: هیچ عاملی نمی‌گوید کپی‌های این حجم چگونه‌اند</translation>
    </message>
    <message>
        <source>Split brain</source>
        <translation>دوپارگی</translation>
    </message>
    <message>
        <source>Heal count</source>
        <translation>آخرین شمارش ترمیم</translation>
    </message>
    <message>
        <source>taken %1 ago, by %2</source>
        <translation>%1 پیش، به دست %2</translation>
    </message>
    <message>
        <source>Besides</source>
        <translation>افزون بر این</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>به درخواستِ</translation>
    </message>
    <message>
        <source>%1, which is not heard now</source>
        <translation>%1، که اکنون شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>Inodes</source>
        <translation>inodeها</translation>
    </message>
    <message>
        <source>%1 in use</source>
        <translation>%1 در کار</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>چه باید کرد</translation>
    </message>
    <message>
        <source>restart the bricks of %1; then its copies are healed</source>
        <translation>بریک‌های %1 را دوباره راه بیندازید؛ سپس کپی‌هایش ترمیم می‌شود</translation>
    </message>
    <message>
        <source>Mounted</source>
        <translation>سوار</translation>
    </message>
    <message>
        <source>yes, by glusterfs</source>
        <translation>بله، با glusterfs</translation>
    </message>
    <message>
        <source>no: files written there now land on this node alone</source>
        <translation>نه: پرونده‌هایی که اکنون آنجا نوشته شوند تنها روی همین گره می‌مانند</translation>
    </message>
    <message>
        <source>Its mark</source>
        <translation>نشان خودش</translation>
    </message>
    <message>
        <source>written, round %1</source>
        <translation>نوشته شد، دور %1</translation>
    </message>
    <message>
        <source>not written in the last look</source>
        <translation>در آخرین نگاه نوشته نشد</translation>
    </message>
    <message>
        <source>Mark of %1</source>
        <translation>نشان %1</translation>
    </message>
    <message>
        <source>all are the same</source>
        <translation>همه یکسان‌اند</translation>
    </message>
    <message>
        <source>%1 to heal, and nobody does it: switch self-heal on</source>
        <translation>%1 برای ترمیم، و کسی ترمیمشان نمی‌کند: خودترمیمی را روشن کنید</translation>
    </message>
    <message>
        <source>%1 to heal, once every brick serves again</source>
        <translation>%1 برای ترمیم، همین که همهٔ بریک‌ها دوباره خدمت دهند</translation>
    </message>
    <message>
        <source>%1 to heal: it goes by itself, or at once by Heal now</source>
        <translation>%1 برای ترمیم: خودبه‌خود پیش می‌رود، یا همین حالا با دکمهٔ ترمیم</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>کپی‌ها</translation>
    </message>
    <message>
        <source>brick on %1</source>
        <translation>بریک روی %1</translation>
    </message>
</context>
<context>
    <name>ThingsPage</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Nothing is chosen</source>
        <translation>چیزی برگزیده نیست</translation>
    </message>
    <message>
        <source>Choose a row of the table.</source>
        <translation>سطری از جدول را برگزینید.</translation>
    </message>
    <message>
        <source>No agent was heard yet</source>
        <translation>هنوز عاملی شنیده نشده است</translation>
    </message>
    <message>
        <source>Nothing is known until one answers.</source>
        <translation>تا یکی پاسخ ندهد چیزی دانسته نیست.</translation>
    </message>
    <message>
        <source>No agent is heard</source>
        <translation>هیچ عاملی شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>There was none when they were last heard. That says nothing of now.</source>
        <translation>آخرین بار که شنیده شدند چیزی نبود. این از اکنون چیزی نمی‌گوید.</translation>
    </message>
    <message>
        <source>Heard: %1. Not heard, and may know more: %2. Bring %2 back: check the node, its network and bafar-agent there.</source>
        <translation>شنیده‌شده: %1. شنیده‌نشده، که شاید بیشتر بداند: %2. برای بازگرداندن %2 گره، شبکه‌اش و ⁨bafar-agent⁩ را در آن بررسی کنید.</translation>
    </message>
    <message>
        <source>Open the cluster spec</source>
        <translation>باز کردن مشخصات خوشه</translation>
    </message>
</context>
<context>
    <name>TopologyPage</name>
    <message>
        <source>%1 commits/s</source>
        <translation>%1 کامیت/ث</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s)</source>
        <translation>
            <numerusform>%Ln هشدار</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>و %Ln مورد دیگر</numerusform>
        </translation>
    </message>
    <message>
        <source>Of the whole cluster, or of what is not on the map:</source>
        <translation>برای کل خوشه، یا موردی که روی توپولوژی نیست:</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>توپولوژی</translation>
    </message>
    <message>
        <source>by role</source>
        <translation>نقش‌ها</translation>
    </message>
    <message>
        <source>table</source>
        <translation>جدول</translation>
    </message>
    <message numerus="yes">
        <source>%Ln in all</source>
        <translation>
            <numerusform>%Ln مورد</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>هرگز</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>نمایش کمتر</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>چیزی برگزیده نشده</translation>
    </message>
    <message>
        <source>Choose a card on the map, or a row of the table.</source>
        <translation>کارتی از توپولوژی یا سطری از جدول را برگزینید.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln مورد دیگر</numerusform>
        </translation>
    </message>
    <message>
        <source>by host</source>
        <translation>میزبان‌ها</translation>
    </message>
    <message>
        <source>of %1: %2</source>
        <translation>از %1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>node</source>
        <translation>گره</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>سرویس</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>گره</translation>
    </message>
    <message>
        <source>There is nothing to show</source>
        <translation>چیزی برای نمایش نیست</translation>
    </message>
    <message>
        <source>No agent has been heard yet</source>
        <translation>هنوز عاملی شنیده نشده است</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>در حال اتصال به %1…</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 و %Ln تای دیگر</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>said by %1, %2 ago</source>
        <translation>به گفتهٔ %1، %2 پیش</translation>
    </message>
    <message>
        <source>p95 %1</source>
        <translation>صدک ۹۵: %1</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Clients</source>
        <translation>کلاینت‌ها</translation>
    </message>
    <message>
        <source>Floating IP</source>
        <translation>آی‌پی شناور</translation>
    </message>
    <message>
        <source>Load balancer</source>
        <translation>توزیع‌کنندهٔ بار</translation>
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
        <source>has a brick on</source>
        <translation>بریک دارد روی</translation>
    </message>
    <message>
        <source>brick of</source>
        <translation>بریکِ</translation>
    </message>
    <message>
        <source>mounts</source>
        <translation>سوارشدنِ</translation>
    </message>
    <message>
        <source>mounted at</source>
        <translation>سوار در</translation>
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
        <translation>اخطار</translation>
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
        <translation>اجرا نشد</translation>
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
        <source>CPU</source>
        <translation>پردازنده</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>فاصله</translation>
    </message>
    <message>
        <source>owned by</source>
        <translation>مالک آن</translation>
    </message>
    <message>
        <source>on standby</source>
        <translation>آماده‌به‌کار</translation>
    </message>
    <message>
        <source>gets requests from</source>
        <translation>درخواست می‌گیرد از</translation>
    </message>
    <message>
        <source>written by</source>
        <translation>نوشته‌شده به دست</translation>
    </message>
    <message>
        <source>read by</source>
        <translation>خوانده‌شده به دست</translation>
    </message>
    <message>
        <source>replica of</source>
        <translation>رونوشتِ</translation>
    </message>
    <message>
        <source>mirror of</source>
        <translation>آینهٔ</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>اجرا می‌کند</translation>
    </message>
    <message>
        <source>heard by</source>
        <translation>شنیده‌شده از</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 روی %2</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
</context>
<context>
    <name>bafar::app::AccessNotice</name>
    <message>
        <source>Try again</source>
        <translation>تلاش دوباره</translation>
    </message>
</context>
<context>
    <name>bafar::app::AlertMessages</name>
    <message>
        <source>Messages about alerts: on</source>
        <translation>پیام دربارهٔ هشدارها: روشن</translation>
    </message>
    <message>
        <source>Messages about alerts: off</source>
        <translation>پیام دربارهٔ هشدارها: خاموش</translation>
    </message>
    <message>
        <source>You are told of new alerts, outside of this window where the desktop can. Click to switch that off.</source>
        <translation>از هشدارهای تازه باخبر می‌شوید؛ اگر میزکار بتواند، بیرون از این پنجره. برای خاموش کردن کلیک کنید.</translation>
    </message>
    <message>
        <source>You are not told of new alerts. Click to switch that on.</source>
        <translation>از هشدارهای تازه باخبر نمی‌شوید. برای روشن کردن کلیک کنید.</translation>
    </message>
    <message>
        <source>Messages about alerts: muted for a while</source>
        <translation>پیام دربارهٔ هشدارها: موقتاً بی‌صدا</translation>
    </message>
    <message>
        <source>You are not told of new alerts for an hour. Click to be told again at once.</source>
        <translation>تا یک ساعت از هشدارهای تازه باخبر نمی‌شوید. کلیک کنید تا از همین حالا باخبر شوید.</translation>
    </message>
</context>
<context>
    <name>bafar::app::ClusterMenu</name>
    <message>
        <source>%1 (cluster %2)</source>
        <translation>%1 (خوشهٔ %2)</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>خوشه‌ها</translation>
    </message>
    <message>
        <source>No profile is kept yet</source>
        <translation>هنوز پروفایلی نگه داشته نشده است</translation>
    </message>
    <message>
        <source>Add a profile…</source>
        <translation>افزودن پروفایل…</translation>
    </message>
    <message>
        <source>A file as bafarctl pki makes it, and --profile takes it</source>
        <translation>پرونده‌ای که bafarctl pki می‌سازد و --profile می‌پذیرد</translation>
    </message>
    <message>
        <source>%1, shown here</source>
        <translation>%1، همین‌جا</translation>
    </message>
    <message>
        <source>Open in a new window</source>
        <translation>باز کردن در پنجرهٔ تازه</translation>
    </message>
    <message>
        <source>Open here</source>
        <translation>باز کردن در اینجا</translation>
    </message>
    <message>
        <source>Why it cannot be used</source>
        <translation>چرا نمی‌توان آن را به کار برد</translation>
    </message>
    <message>
        <source>This profile cannot be used</source>
        <translation>این پروفایل را نمی‌توان به کار برد</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>تغییر نام…</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>فراموش کردن…</translation>
    </message>
    <message>
        <source>Add a profile</source>
        <translation>افزودن پروفایل</translation>
    </message>
    <message>
        <source>Profiles (*.yaml *.yml)</source>
        <translation>پروفایل‌ها (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>همهٔ پرونده‌ها (*)</translation>
    </message>
    <message>
        <source>The profile was not added</source>
        <translation>پروفایل افزوده نشد</translation>
    </message>
    <message>
        <source>Rename the profile %1</source>
        <translation>تغییر نام پروفایل %1</translation>
    </message>
    <message>
        <source>This is your own word for it, and the name of its file. The cluster keeps its name.</source>
        <translation>این نامی است که خودتان به آن می‌دهید، و نام پروندهٔ آن. نام خوشه همان می‌ماند.</translation>
    </message>
    <message>
        <source>Name of the profile</source>
        <translation>نام پروفایل</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>انصراف</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>تغییر نام</translation>
    </message>
    <message>
        <source>The profile was not renamed</source>
        <translation>نام پروفایل تغییر نکرد</translation>
    </message>
    <message>
        <source>Forget the profile %1?</source>
        <translation>پروفایل %1 فراموش شود؟</translation>
    </message>
    <message>
        <source>The cluster itself is not touched, and your certificate and key stay where they are. The profile has to be added again to open it.</source>
        <translation>به خود خوشه دست زده نمی‌شود و گواهی و کلید شما سر جایشان می‌مانند. برای باز کردن دوباره باید پروفایل را از نو بیفزایید.</translation>
    </message>
    <message>
        <source>Forget this profile</source>
        <translation>فراموش کردن این پروفایل</translation>
    </message>
    <message>
        <source>The profile was not forgotten</source>
        <translation>پروفایل فراموش نشد</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>Its key lies in plain text: move it into the keyring…</source>
        <translation>کلیدش بی‌رمز روی دیسک است: بردن آن به جاکلیدی…</translation>
    </message>
    <message>
        <source>Its key is still in a file until the next start</source>
        <translation>کلیدش تا آغاز بعدی کنسول در پرونده‌ای هم می‌ماند</translation>
    </message>
    <message>
        <source>Move certificate and key of %1 into the keyring?</source>
        <translation>گواهی و کلید %1 به جاکلیدی برده شوند؟</translation>
    </message>
    <message>
        <source>The keyring keeps them encrypted, and gives them out while you are logged in. These files stay for now, in case it loses them: when the console is started with this profile again, a minute later or more, they are deleted once the keyring has given the same texts. A certificate that another profile reads stays, too.</source>
        <translation>جاکلیدی آن‌ها را رمزشده نگه می‌دارد و تا هنگامی که وارد شده‌اید می‌دهد. این پرونده‌ها فعلاً می‌مانند، مبادا جاکلیدی آن‌ها را از دست بدهد: وقتی کنسول یک دقیقه بعد یا دیرتر دوباره با این پروفایل آغاز شود و جاکلیدی همان متن‌ها را بدهد، پاک می‌شوند. گواهی‌ای که پروفایل دیگری هم می‌خواند سر جایش هم می‌ماند.</translation>
    </message>
    <message>
        <source>bafarctl does not read keyrings: if you use it with this profile, issue it a certificate of its own first.</source>
        <translation>ابزار ⁨bafarctl⁩ جاکلیدی‌ها را نمی‌خواند: اگر با این پروفایل از آن استفاده می‌کنید، نخست گواهی‌ای برای خودش صادر کنید.</translation>
    </message>
    <message>
        <source>Move certificate and key</source>
        <translation>بردن گواهی و کلید</translation>
    </message>
    <message>
        <source>Certificate and key are in the keyring</source>
        <translation>گواهی و کلید در جاکلیدی هستند</translation>
    </message>
    <message>
        <source>Certificate and key were not moved</source>
        <translation>گواهی و کلید برده نشدند</translation>
    </message>
    <message>
        <source>They were read back from there. Their files are still on the disk: when the console is started with this profile again, a minute from now or later, they are deleted once the keyring has given the same texts.</source>
        <translation>از آنجا بازخوانی شدند. پرونده‌هایشان هنوز روی دیسک است: وقتی کنسول یک دقیقهٔ دیگر یا دیرتر دوباره با این پروفایل آغاز شود و جاکلیدی همان متن‌ها را بدهد، پاک می‌شوند.</translation>
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
    <name>bafar::app::KeyBar</name>
    <message>
        <source>Waiting for the keyring</source>
        <translation>در انتظار جاکلیدی</translation>
    </message>
    <message>
        <source>Asked for: %1. The desktop may ask you to unlock it.</source>
        <translation>خواسته شده: %1. شاید میزکار از شما بخواهد قفلش را باز کنید.</translation>
    </message>
    <message>
        <source>No key: its pass phrase is needed</source>
        <translation>کلیدی نیست: گذرواژه‌اش لازم است</translation>
    </message>
    <message>
        <source>Nothing is heard of the cluster before that. The key: %1</source>
        <translation>پیش از آن از خوشه چیزی شنیده نمی‌شود. کلید: %1</translation>
    </message>
    <message>
        <source>No certificate: nothing can be heard of the cluster</source>
        <translation>گواهی‌ای نیست: از خوشه چیزی شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>No key: nothing can be heard of the cluster</source>
        <translation>کلیدی نیست: از خوشه چیزی شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>Enter the pass phrase…</source>
        <translation>وارد کردن گذرواژه…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>تلاش دوباره</translation>
    </message>
    <message>
        <source>The pass phrase of your key</source>
        <translation>گذرواژهٔ کلید شما</translation>
    </message>
    <message>
        <source>It opens the key for this run, and is kept nowhere.</source>
        <translation>کلید را برای همین اجرا باز می‌کند، و هیچ‌جا نگه داشته نمی‌شود.</translation>
    </message>
    <message>
        <source>Pass phrase</source>
        <translation>گذرواژه</translation>
    </message>
    <message>
        <source>This pass phrase does not open the key.</source>
        <translation>این گذرواژه کلید را باز نمی‌کند.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>انصراف</translation>
    </message>
    <message>
        <source>Unlock the key</source>
        <translation>باز کردن کلید</translation>
    </message>
</context>
<context>
    <name>bafar::app::KeyGate</name>
    <message>
        <source>keyring entry %1</source>
        <translation>ورودی جاکلیدی %1</translation>
    </message>
    <message>
        <source>The keyring has not answered yet</source>
        <translation>جاکلیدی هنوز پاسخ نداده است</translation>
    </message>
    <message>
        <source>No agent is asked before it has. Unlock it if the desktop asks you to.</source>
        <translation>پیش از آن از هیچ عاملی پرسیده نمی‌شود. اگر میزکار خواست، قفل آن را باز کنید.</translation>
    </message>
    <message>
        <source>The key is locked</source>
        <translation>کلید قفل است</translation>
    </message>
    <message>
        <source>No agent is asked before its pass phrase is entered: the notice above leads there.</source>
        <translation>تا گذرواژه‌اش وارد نشود از هیچ عاملی پرسیده نمی‌شود: آگهی بالا به آنجا می‌برد.</translation>
    </message>
    <message>
        <source>The certificate is missing</source>
        <translation>گواهی در دست نیست</translation>
    </message>
    <message>
        <source>The key is missing</source>
        <translation>کلید در دست نیست</translation>
    </message>
    <message>
        <source>No agent is asked without it. The notice above says where it should be, and what to do.</source>
        <translation>بی آن از هیچ عاملی پرسیده نمی‌شود. آگهی بالا می‌گوید که باید کجا باشد و چه باید کرد.</translation>
    </message>
    <message>
        <source>There is no certificate in %1: it has to be in PEM. Name a file with one in the profile, or issue one with bafarctl pki issue.</source>
        <translation>در %1 گواهی نیست: باید ⁨PEM⁩ باشد. پرونده‌ای را که گواهی دارد در پروفایل نام ببرید، یا یکی با ⁨bafarctl pki issue⁩ صادر کنید.</translation>
    </message>
    <message>
        <source>There is no key that can be used in %1: it has to be in PEM, EC or RSA. Issue one with bafarctl pki issue.</source>
        <translation>در %1 کلیدی نیست که بشود به کار برد: باید PEM باشد، EC یا RSA. یکی با bafarctl pki issue صادر کنید.</translation>
    </message>
    <message>
        <source>This pass phrase does not open the key.</source>
        <translation>این گذرواژه کلید را باز نمی‌کند.</translation>
    </message>
</context>
<context>
    <name>bafar::app::KeyMove</name>
    <message>
        <source>The profile %1 cannot be read, so nobody knows which files it needs. Mend it, or forget it, first.</source>
        <translation>پروفایل %1 را نمی‌توان خواند، پس معلوم نیست به چه پرونده‌هایی نیاز دارد. نخست آن را درست کنید یا فراموش کنید.</translation>
    </message>
    <message>
        <source>The profile %1 uses the same file. Give each of them a key of its own first, with bafarctl pki issue.</source>
        <translation>پروفایل %1 همین پرونده را به کار می‌برد. نخست با bafarctl pki issue به هر یک کلید خودش را بدهید.</translation>
    </message>
    <message>
        <source>%1 holds no certificate.</source>
        <translation>در %1 گواهی نیست.</translation>
    </message>
    <message>
        <source>%1 holds a key, too. Name a file in the profile that holds the certificate alone.</source>
        <translation>%1 کلیدی هم دارد. در پروفایل پرونده‌ای را نام ببرید که تنها گواهی در آن است.</translation>
    </message>
    <message>
        <source>The profile %1 reads %2, too, so that file stays.</source>
        <translation>پروفایل %1 هم %2 را می‌خواند، پس آن پرونده می‌ماند.</translation>
    </message>
    <message>
        <source>%1 holds no key.</source>
        <translation>در %1 کلیدی نیست.</translation>
    </message>
    <message>
        <source>The keyring gave back another text than it was given. Certificate and key stay in their files.</source>
        <translation>جاکلیدی متنی جز آنچه گرفته بود پس داد. گواهی و کلید در پرونده‌های خودشان می‌مانند.</translation>
    </message>
    <message>
        <source>The profile %1 was not changed: %2</source>
        <translation>پروفایل %1 تغییر نکرد: %2</translation>
    </message>
    <message>
        <source>%1 is still on the disk: when the console is started with this profile again, a minute from now or later, it is deleted once the keyring has given the same text.</source>
        <translation>پروندهٔ %1 هنوز روی دیسک است: وقتی کنسول یک دقیقهٔ دیگر یا دیرتر دوباره با این پروفایل آغاز شود و جاکلیدی همان متن را بدهد، پاک می‌شود.</translation>
    </message>
    <message>
        <source>Which files are to be deleted later could not be noted, so the profile was not changed: %1</source>
        <translation>نمی‌شد یادداشت کرد کدام پرونده‌ها باید بعداً پاک شوند، پس پروفایل تغییر نکرد: %1</translation>
    </message>
    <message>
        <source>it does not read as it should</source>
        <translation>آن‌گونه که باید خوانده نمی‌شود</translation>
    </message>
    <message>
        <source>The profile %1 reads a certificate from %2, too, and that file would be deleted. Put the key into a file of its own, and name it in the profile first.</source>
        <translation>پروفایل %1 گواهی را هم از %2 می‌خواند و آن پرونده پاک می‌شد. نخست کلید را در پرونده‌ای جدا بگذارید و آن را در پروفایل نام ببرید.</translation>
    </message>
    <message>
        <source>%1 changed since the move began. It stays, and so does the profile; move certificate and key again.</source>
        <translation>%1 پس از آغاز جابه‌جایی تغییر کرده است. خودش و پروفایل همان‌گونه که هستند می‌مانند؛ گواهی و کلید را دوباره جابه‌جا کنید.</translation>
    </message>
    <message>
        <source>The profile names the keyring now, but %1 changed since the move began, so the files stay. If that is a newer one, name the files in the profile %2 again.</source>
        <translation>پروفایل اکنون جاکلیدی را نام می‌برد، ولی %1 پس از آغاز جابه‌جایی تغییر کرده است، پس پرونده‌ها می‌مانند. اگر تازه‌تر است، پرونده‌ها را دوباره در پروفایل %2 نام ببرید.</translation>
    </message>
    <message>
        <source>The profile names the keyring already; nothing was moved now.</source>
        <translation>پروفایل از پیش جاکلیدی را نام می‌برد؛ این بار چیزی برده نشد.</translation>
    </message>
    <message>
        <source>it is not as it was when the move began</source>
        <translation>دیگر آن نیست که هنگام آغاز جابه‌جایی بود</translation>
    </message>
</context>
<context>
    <name>bafar::app::MainWindow</name>
    <message>
        <source>(%1 firing) %2 – Bafar</source>
        <translation>(%1 فعال) %2 – Bafar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln firing</source>
        <translation>
            <numerusform>%Ln هشدار فعال</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 – Bafar</source>
        <translation>%1 – Bafar</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>صفحه‌ها</translation>
    </message>
    <message>
        <source>List the keys</source>
        <translation>فهرست کلیدها</translation>
    </message>
    <message>
        <source>Unlock the console</source>
        <translation>باز کردن قفل کنسول</translation>
    </message>
    <message>
        <source>Lock the console</source>
        <translation>قفل کردن کنسول</translation>
    </message>
    <message>
        <source>About Bafar</source>
        <translation>دربارهٔ Bafar</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>خروج</translation>
    </message>
    <message>
        <source>Not possible now</source>
        <translation>اکنون ممکن نیست</translation>
    </message>
</context>
<context>
    <name>bafar::app::PageMarks</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>bafar::app::NoticeStack</name>
    <message>
        <source>Put this notice away</source>
        <translation>کنار گذاشتن این پیام</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>نمایش</translation>
    </message>
</context>
<context>
    <name>bafar::app::SearchBox</name>
    <message>
        <source>Find a node, service, action</source>
        <translation>یافتن گره، سرویس، کنش</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>جست‌وجو</translation>
    </message>
    <message>
        <source>Find pages, things, actions and metrics</source>
        <translation>یافتن صفحه‌ها، موردها، کنش‌ها و سنجه‌ها</translation>
    </message>
</context>
<context>
    <name>bafar::app::SettlingKeyring</name>
    <message>
        <source>The entry %1 of the keyring is not what was moved into it. Name the files in the profile %2 again.</source>
        <translation>ورودی %1 جاکلیدی آن نیست که به آن برده شد. پرونده‌ها را دوباره در پروفایل %2 نام ببرید.</translation>
    </message>
    <message>
        <source>The keyring has no entry %1 any more. Name the files in the profile %2 again.</source>
        <translation>جاکلیدی دیگر ورودی %1 را ندارد. پرونده‌ها را دوباره در پروفایل %2 نام ببرید.</translation>
    </message>
    <message>
        <source>The keyring did not give the entry %1. Unlock it, and start the console again.</source>
        <translation>جاکلیدی ورودی %1 را نداد. قفلش را باز کنید و کنسول را دوباره آغاز کنید.</translation>
    </message>
    <message>
        <source>Certificate and key are read from their files</source>
        <translation>گواهی و کلید از پرونده‌هایشان خوانده می‌شوند</translation>
    </message>
    <message>
        <source>The files that were moved into the keyring are still there and stay; until it gives the same texts again, they are used.</source>
        <translation>پرونده‌هایی که به جاکلیدی برده شدند هنوز هستند و می‌مانند؛ تا جاکلیدی دوباره همان متن‌ها را نداده است، همین پرونده‌ها به کار می‌روند.</translation>
    </message>
    <message>
        <source>Certificate and key are in the keyring, and still in files</source>
        <translation>گواهی و کلید در جاکلیدی‌اند و هنوز در پرونده هم هستند</translation>
    </message>
    <message>
        <source>The profile %1 cannot be read, so nobody knows which files it needs, and none was deleted. Mend it, or forget it.</source>
        <translation>پروفایل %1 را نمی‌توان خواند، پس معلوم نیست به چه پرونده‌هایی نیاز دارد و هیچ‌کدام پاک نشد. آن را درست کنید یا فراموش کنید.</translation>
    </message>
    <message>
        <source>The keyring gave the same texts again, so these files were deleted: %1</source>
        <translation>جاکلیدی همان متن‌ها را دوباره داد، پس این پرونده‌ها پاک شد: %1</translation>
    </message>
    <message>
        <source>Certificate and key are in the keyring alone now</source>
        <translation>گواهی و کلید اکنون تنها در جاکلیدی‌اند</translation>
    </message>
    <message>
        <source>One of these files is not what was moved into the keyring, or cannot be read, so they stay: %1. If they are newer, name them in the profile %2 again.</source>
        <translation>یکی از این پرونده‌ها آن نیست که به جاکلیدی برده شد، یا نمی‌توان آن را خواند، پس می‌مانند: %1. اگر تازه‌ترند، آن‌ها را دوباره در پروفایل %2 نام ببرید.</translation>
    </message>
    <message>
        <source>%1 stays: the profile %2 may name it by now.</source>
        <translation>پروندهٔ %1 می‌ماند: شاید پروفایل %2 اکنون آن را نام می‌برد.</translation>
    </message>
    <message>
        <source>The profile %1 reads %2, too, so that file stays.</source>
        <translation>پروفایل %1 هم %2 را می‌خواند، پس آن پرونده می‌ماند.</translation>
    </message>
    <message>
        <source>%1 is not what was moved into the keyring, so it stays. If it is newer, name it in the profile %2 again.</source>
        <translation>پروندهٔ %1 آن نیست که به جاکلیدی برده شد، پس می‌ماند. اگر تازه‌تر است، آن را دوباره در پروفایل %2 نام ببرید.</translation>
    </message>
    <message>
        <source>What is in the keyring is still in its file, too. Delete %1 yourself: %2</source>
        <translation>آنچه در جاکلیدی است هنوز در پرونده‌اش هم هست. %1 را خودتان پاک کنید: %2</translation>
    </message>
</context>
<context>
    <name>bafar::app::ShortcutSheet</name>
    <message>
        <source>Keys</source>
        <translation>کلیدها</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>همه‌جا</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>صفحه‌ها</translation>
    </message>
    <message>
        <source>On the page %1</source>
        <translation>در صفحهٔ %1</translation>
    </message>
</context>
<context>
    <name>bafar::app::Sheet</name>
    <message>
        <source>Cluster %1</source>
        <translation>خوشهٔ %1</translation>
    </message>
</context>
<context>
    <name>bafar::app::SilenceNotice</name>
    <message>
        <source>Try again</source>
        <translation>تلاش دوباره</translation>
    </message>
</context>
<context>
    <name>bafar::app::StartWindow</name>
    <message>
        <source>Your clusters</source>
        <translation>خوشه‌های شما</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>باز کردن پرونده…</translation>
    </message>
    <message>
        <source>It is kept among your profiles; the file stays where it is</source>
        <translation>در میان پروفایل‌های شما نگه داشته می‌شود؛ خود پرونده سر جایش می‌ماند</translation>
    </message>
    <message>
        <source>See the demo</source>
        <translation>دیدن خوشهٔ نمونه</translation>
    </message>
    <message>
        <source>A simulated cluster; it needs no server</source>
        <translation>خوشه‌ای شبیه‌سازی‌شده؛ به هیچ سروری نیاز ندارد</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>خروج</translation>
    </message>
    <message>
        <source>“%1” cannot be used</source>
        <translation>«%1» به کار بردنی نیست</translation>
    </message>
    <message>
        <source>Open a profile</source>
        <translation>باز کردن پروفایل</translation>
    </message>
</context>
<context>
    <name>bafar::app::StatusStrip</name>
    <message>
        <source>%1 of %2 agents live</source>
        <translation>%1 از %2 عامل زنده</translation>
    </message>
    <message>
        <source>newest fact %1 ago</source>
        <translation>تازه‌ترین داده %1 پیش</translation>
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
        <source>no action is running</source>
        <translation>کنشی در حال اجرا نیست</translation>
    </message>
    <message>
        <source>ended: %1 (by %2): %3</source>
        <translation>پایان یافت: %1 (به دست %2): %3</translation>
    </message>
    <message>
        <source>Show the action</source>
        <translation>نمایش کنش</translation>
    </message>
    <message>
        <source>not known since %1: %2 (by %3), step %4 of %5 was the last heard</source>
        <translation>از %1 نامعلوم: %2 (به دست %3)، آخرین خبر از گام %4 از %5 بود</translation>
    </message>
</context>
<context>
    <name>bafar::app::TopBar</name>
    <message>
        <source>Things by state</source>
        <translation>شمار موردها بر پایهٔ وضعیت</translation>
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
        <translation>فقط‌خواندنی</translation>
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
        <translation>برای کنش‌ها می‌توان طرح ساخت. برای قفل دوباره کلیک کنید.</translation>
    </message>
    <message>
        <source>Your clusters</source>
        <translation>خوشه‌های شما</translation>
    </message>
</context>
<context>
    <name>bafar::app::Tray</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s) firing</source>
        <translation>
            <numerusform>%Ln هشدار فعال</numerusform>
        </translation>
    </message>
    <message>
        <source>Mute messages for an hour</source>
        <translation>یک ساعت بی‌صدا کردن پیام‌ها</translation>
    </message>
    <message>
        <source>Open the window</source>
        <translation>باز کردن پنجره</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>خروج</translation>
    </message>
</context>
<context>
    <name>bafar::app::WindowMenu</name>
    <message>
        <source>Menu</source>
        <translation>منو</translation>
    </message>
    <message>
        <source>Looks, keys, and what this console is</source>
        <translation>ظاهر، کلیدها، و این‌که این کنسول چیست</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>پوسته</translation>
    </message>
    <message>
        <source>As the desktop has it</source>
        <translation>همانند میزکار</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>روشن</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>تیره</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>کنتراست بالا</translation>
    </message>
    <message>
        <source>Rows of tables</source>
        <translation>سطرهای جدول‌ها</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>فشرده</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>باز</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>رقم‌ها</translation>
    </message>
    <message>
        <source>As the language has them</source>
        <translation>همان رقم‌های زبان</translation>
    </message>
    <message>
        <source>Latin: 0123456789</source>
        <translation>لاتین: 0123456789</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>گاه‌شماری</translation>
    </message>
    <message>
        <source>As the language has it</source>
        <translation>همان گاه‌شماری زبان</translation>
    </message>
    <message>
        <source>Gregorian</source>
        <translation>میلادی</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>هجری خورشیدی</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>زبان</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>همانند سیستم</translation>
    </message>
</context>
<context>
    <name>bafar::link::Connection</name>
    <message>
        <source>%1 answered as %2, not as %3; check the profile's endpoint</source>
        <translation>%1 خود را %2 معرفی کرد، نه %3؛ نشانی آن را در پروفایل بررسی کنید</translation>
    </message>
    <message>
        <source>%1 ended the stream</source>
        <translation>%1 جریان را پایان داد</translation>
    </message>
    <message>
        <source>%1 speaks as %2</source>
        <translation>%1 خود را %2 معرفی می‌کند</translation>
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
        <source>%1 left something out, or said it twice: it is asked for everything</source>
        <translation>%1 چیزی را جا انداخت یا دوباره گفت: همه‌چیز از آن پرسیده می‌شود</translation>
    </message>
    <message>
        <source>%1 did not end its message within %2</source>
        <translation>%1 پیام خود را در %2 به پایان نرساند</translation>
    </message>
    <message>
        <source>the connection to %1 broke: %2</source>
        <translation>پیوند با %1 گسست: %2</translation>
    </message>
    <message>
        <source>the connection is opened anew</source>
        <translation>پیوند از نو باز می‌شود</translation>
    </message>
</context>
<context>
    <name>bafar::link::Session</name>
    <message>
        <source>The console is read-only: unlock it at the top of the window.</source>
        <translation>کنسول فقط‌خواندنی است: قفل آن را در بالای پنجره باز کنید.</translation>
    </message>
    <message>
        <source>Replay shows the past. Go back to live first.</source>
        <translation>بازپخش گذشته را نشان می‌دهد. نخست به اکنون بازگردید.</translation>
    </message>
    <message>
        <source>%1 is running: %2, step %3 of %4</source>
        <translation>%1 در حال اجراست: %2، گام %3 از %4</translation>
    </message>
    <message>
        <source>No agent that is heard offers %1 for %2 any more: what it was about has changed. Nothing was done.</source>
        <translation>هیچ عاملی که شنیده می‌شود دیگر %1 را برای %2 پیشنهاد نمی‌کند: آنچه موضوعش بود تغییر کرده است. کاری انجام نشد.</translation>
    </message>
    <message>
        <source>No agent is heard now, so no plan can be made. Nothing was done.</source>
        <translation>اکنون هیچ عاملی شنیده نمی‌شود و طرحی نمی‌توان ساخت. کاری انجام نشد.</translation>
    </message>
    <message>
        <source>Nothing can be changed: the agents have no leader now.</source>
        <translation>چیزی را نمی‌توان تغییر داد: عامل‌ها اکنون رهبری ندارند.</translation>
    </message>
    <message>
        <source>%1 was running: %2. Not known since %3: step %4 of %5 was the last heard.</source>
        <translation>%1 در حال اجرا بود: %2. از %3 نامعلوم است: آخرین خبر از گام %4 از %5 بود.</translation>
    </message>
    <message>
        <source>No agent that is heard tells of this action.</source>
        <translation>هیچ عاملی که شنیده می‌شود از این کنش خبر نمی‌دهد.</translation>
    </message>
</context>
<context>
    <name>bafar::shared::ActionButtons</name>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Unlock and plan</source>
        <translation>باز کردن قفل و دیدن طرح</translation>
    </message>
    <message>
        <source>Unlocks the console and shows the plan. Nothing is done yet.</source>
        <translation>قفل کنسول را باز می‌کند و طرح را نشان می‌دهد. هنوز کاری انجام نمی‌شود.</translation>
    </message>
    <message>
        <source>Unlock and plan: %1</source>
        <translation>باز کردن قفل و دیدن طرح: %1</translation>
    </message>
</context>
<context>
    <name>bafar::shared::Chart</name>
    <message>
        <source>no data before %1</source>
        <translation>پیش از %1 داده‌ای نیست</translation>
    </message>
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
    <message>
        <source>%1; at %2: %3</source>
        <translation>%1؛ در %2: %3</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>بی‌مقدار</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>کپی به‌صورت CSV</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>ذخیره به‌صورت PNG…</translation>
    </message>
    <message>
        <source>Back from the zoom</source>
        <translation>بازگشت از بزرگ‌نمایی</translation>
    </message>
    <message>
        <source>Save as PNG</source>
        <translation>ذخیره به‌صورت PNG</translation>
    </message>
    <message>
        <source>The file cannot be written: %1</source>
        <translation>پرونده نوشته نمی‌شود: %1</translation>
    </message>
</context>
<context>
    <name>bafar::shared::ChartPlot</name>
    <message>
        <source>Arrow keys move the crosshair, with Shift what is zoomed into, plus and minus zoom, Escape goes back, the menu key copies and saves</source>
        <translation>کلیدهای جهت نشانگر را جابه‌جا می‌کنند و با ⁨Shift⁩ بخش بزرگ‌شده را، به‌علاوه و منها بزرگ‌نمایی می‌کنند، Escape بازمی‌گرداند و کلید منو کپی و ذخیره می‌کند</translation>
    </message>
    <message>
        <source>In a chart</source>
        <translation>در نمودار</translation>
    </message>
    <message>
        <source>Move the crosshair</source>
        <translation>جابه‌جا کردن نشانگر</translation>
    </message>
    <message>
        <source>The crosshair to an edge</source>
        <translation>نشانگر به لبه</translation>
    </message>
    <message>
        <source>Zoom in, or out</source>
        <translation>بزرگ‌نمایی یا کوچک‌نمایی</translation>
    </message>
    <message>
        <source>Move what is zoomed into</source>
        <translation>جابه‌جا کردن بخش بزرگ‌شده</translation>
    </message>
    <message>
        <source>Leave the zoom</source>
        <translation>بازگشت از بزرگ‌نمایی</translation>
    </message>
</context>
<context>
    <name>bafar::shared::ChipsModel</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1، %2</translation>
    </message>
</context>
<context>
    <name>bafar::shared::CommandBlock</name>
    <message>
        <source>Copy</source>
        <translation>کپی</translation>
    </message>
</context>
<context>
    <name>bafar::shared::LegendEntry</name>
    <message>
        <source>Click to put this line away or back</source>
        <translation>برای کنار گذاشتن یا بازگرداندن این خط کلیک کنید</translation>
    </message>
</context>
<context>
    <name>bafar::shared::RowsModel</name>
    <message>
        <source>%1, sorted</source>
        <translation>%1، مرتب‌شده</translation>
    </message>
    <message>
        <source>%1, sorted the other way round</source>
        <translation>%1، مرتب‌شدهٔ وارونه</translation>
    </message>
</context>
<context>
    <name>bafar::shared::ShortLabel</name>
    <message>
        <source>Show all</source>
        <translation>نمایش همه</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>نمایش کمتر</translation>
    </message>
</context>
<context>
    <name>bafar::shared::SpokenNotice</name>
    <message numerus="yes">
        <source>and %Ln more change(s)</source>
        <translation>
            <numerusform>و %Ln تغییر دیگر</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::shared::TableColumns</name>
    <message>
        <source>Columns</source>
        <translation>ستون‌ها</translation>
    </message>
    <message>
        <source>Columns as shipped</source>
        <translation>ستون‌ها مثل آغاز</translation>
    </message>
    <message>
        <source>Sort by %1</source>
        <translation>مرتب‌سازی بر پایهٔ %1</translation>
    </message>
    <message>
        <source>Sort by %1, the other way round</source>
        <translation>مرتب‌سازی بر پایهٔ %1، وارونه</translation>
    </message>
    <message>
        <source>In the page's own order</source>
        <translation>به ترتیب خود صفحه</translation>
    </message>
    <message>
        <source>Move towards the start</source>
        <translation>بردن به سوی آغاز</translation>
    </message>
    <message>
        <source>Move towards the end</source>
        <translation>بردن به سوی پایان</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>پهن‌تر</translation>
    </message>
    <message>
        <source>Narrower</source>
        <translation>باریک‌تر</translation>
    </message>
    <message>
        <source>Shift+F10 in the table: all about its columns</source>
        <translation>⁦Shift+F10⁩ در جدول: همه‌چیز دربارهٔ ستون‌هایش</translation>
    </message>
    <message>
        <source>Click a head to sort by it, or drag it to its place. Shift+F10 in the table: all about its columns.</source>
        <translation>برای مرتب‌سازی روی سرستون کلیک کنید، یا آن را به جایش بکشید. ⁦Shift+F10⁩ در جدول: همه‌چیز دربارهٔ ستون‌ها.</translation>
    </message>
</context>
<context>
    <name>bafar::ui::actions::AskForm</name>
    <message>
        <source>What the plan needs to know</source>
        <translation>آنچه طرح باید بداند</translation>
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
    <message>
        <source>eligible</source>
        <translation>واجد شرایط</translation>
    </message>
    <message>
        <source>not eligible</source>
        <translation>فاقد شرایط</translation>
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
        <translation>، مانع نیست</translation>
    </message>
    <message>
        <source> · counts as not holding</source>
        <translation>، برقرارنبودن شمرده می‌شود</translation>
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
        <source>Candidates</source>
        <translation>نامزدها</translation>
    </message>
    <message>
        <source>Why %1</source>
        <translation>چرا %1</translation>
    </message>
    <message>
        <source>Plan for %1 instead</source>
        <translation>طرح برای %1</translation>
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
    <message>
        <source>Why, for the audit log (may stay empty)</source>
        <translation>دلیل، برای ثبت ممیزی (می‌تواند خالی بماند)</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>آنچه رخ داد</translation>
    </message>
    <message>
        <source>The agents told of none.</source>
        <translation>عامل‌ها از پیامدی نگفته‌اند.</translation>
    </message>
</context>
<context>
    <name>bafar::ui::actions::PlanDialog</name>
    <message>
        <source>Plan</source>
        <translation>طرح</translation>
    </message>
    <message>
        <source>Plan the way back…</source>
        <translation>طرح بازگشت…</translation>
    </message>
    <message>
        <source>Plan again</source>
        <translation>ساخت دوبارهٔ طرح</translation>
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
        <translation>یک عامل طرح را حساب می‌کند.</translation>
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
        <translation>خوشه پس از ساخت طرح تغییر کرده است. دوباره طرح بسازید تا ببینید اکنون چه رخ خواهد داد.</translation>
    </message>
    <message>
        <source>Nothing was done. Plan again when that is mended.</source>
        <translation>کاری انجام نشد. پس از رفع آن دوباره طرح بسازید.</translation>
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
        <translation>این طرح منقضی شده است. دوباره طرح بسازید.</translation>
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
        <translation>نخست طرح را بخوانید.</translation>
    </message>
    <message>
        <source>plan %1 · computed by %2 %3 ago · valid for %4</source>
        <translation>طرح %1، حساب‌شده به دست %2، %3 پیش، معتبر تا %4</translation>
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
        <translation>%1 دیگر این طرح را نمی‌شناسد. شاید اجرا شده باشد: ببینید عامل‌ها اکنون چه می‌بینند.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation>نمایش طرح</translation>
    </message>
    <message>
        <source>Nothing is done yet: first you see what would happen.</source>
        <translation>هنوز کاری نمی‌شود: نخست می‌بینید چه خواهد شد.</translation>
    </message>
    <message>
        <source>plan %1 · run by %2 for %3 · %4</source>
        <translation>طرح %1، اجرا به دست %2 برای %3، %4</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Not known, and data is at risk: %1</source>
        <translation>دانسته نیست و داده در خطر است: %1</translation>
    </message>
    <message>
        <source>A precondition does not hold: %1</source>
        <translation>یکی از پیش‌شرط‌ها برقرار نیست: %1</translation>
    </message>
    <message>
        <source>Read the plan to its end first.</source>
        <translation>نخست طرح را تا پایان بخوانید.</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>ادامهٔ طرح</translation>
    </message>
    <message>
        <source>Contact with %1 is lost.</source>
        <translation>ارتباط با %1 قطع شده است.</translation>
    </message>
    <message>
        <source>Last heard at %1: no step had begun.</source>
        <translation>آخرین خبر در %1: هیچ گامی آغاز نشده بود.</translation>
    </message>
    <message>
        <source>Last heard at %1, at step %2 of %3: %4.</source>
        <translation>آخرین خبر در %1، در گام %2 از %3: %4.</translation>
    </message>
    <message>
        <source>The agents know the rest; this goes on by itself when %1 is heard again.</source>
        <translation>بقیه را عامل‌ها می‌دانند؛ همین که از %1 خبری برسد، این خودبه‌خود ادامه می‌یابد.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>باز کردن قفل</translation>
    </message>
    <message>
        <source>Unlocks the console. Nothing is done yet.</source>
        <translation>قفل کنسول را باز می‌کند. هنوز کاری انجام نمی‌شود.</translation>
    </message>
    <message>
        <source>Planned once more, with the reason.</source>
        <translation>طرح یک بار دیگر، با دلیل، ساخته می‌شود.</translation>
    </message>
    <message>
        <source>Step %1 was done, although the action failed.</source>
        <translation>گام %1 انجام شد، هرچند کنش ناموفق بود.</translation>
    </message>
    <message>
        <source>Plan the way back of what was done…</source>
        <translation>طرح بازگشت از آنچه انجام شد…</translation>
    </message>
    <message>
        <source>The console is read-only: unlock it first.</source>
        <translation>کنسول فقط‌خواندنی است: نخست قفل آن را باز کنید.</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>گام %1 از %2</translation>
    </message>
    <message>
        <source>Look at %1</source>
        <translation>دیدن %1</translation>
    </message>
    <message>
        <source>Before you do it again, look at what the agents see now.</source>
        <translation>پیش از آنکه دوباره انجامش دهید، ببینید عامل‌ها اکنون چه می‌بینند.</translation>
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
        <translation>کار</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>حدود</translation>
    </message>
    <message>
        <source>State</source>
        <translation>وضعیت</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>حداکثر %1</translation>
    </message>
    <message>
        <source>on %1, at most %2</source>
        <translation>روی %1، حداکثر %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 از %2</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>روی %1</translation>
    </message>
</context>
<context>
    <name>bafar::ui::alerts::AlertDesk</name>
    <message>
        <source>Alerts</source>
        <translation>هشدارها</translation>
    </message>
    <message>
        <source>all</source>
        <translation>همه</translation>
    </message>
    <message>
        <source>Rule, thing or words</source>
        <translation>قاعده، جزء یا واژه</translation>
    </message>
    <message>
        <source>Show alerts with this text</source>
        <translation>نمایش هشدارهای دارای این متن</translation>
    </message>
    <message>
        <source>Show the alerts of everything again</source>
        <translation>نمایش دوبارهٔ هشدارهای همهٔ موردها</translation>
    </message>
    <message>
        <source>only %1 ×</source>
        <translation>تنها %1 ×</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>گروه‌بندی بر پایهٔ</translation>
    </message>
    <message>
        <source>none</source>
        <translation>هیچ</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>قاعده</translation>
    </message>
    <message>
        <source>node</source>
        <translation>گره</translation>
    </message>
    <message>
        <source>Do not group</source>
        <translation>بدون گروه‌بندی</translation>
    </message>
    <message>
        <source>Group by rule</source>
        <translation>گروه‌بندی بر پایهٔ قاعده</translation>
    </message>
    <message>
        <source>Group by node</source>
        <translation>گروه‌بندی بر پایهٔ گره</translation>
    </message>
</context>
<context>
    <name>bafar::ui::alerts::AlertPanel</name>
    <message>
        <source>This rule is one of the cluster spec: it has no runbook.</source>
        <translation>این قاعده از مشخصات خوشه است: دستورنامه ندارد.</translation>
    </message>
    <message>
        <source>The chosen alert</source>
        <translation>هشدار برگزیده</translation>
    </message>
    <message>
        <source>%1 when its node was last heard</source>
        <translation>%1 هنگامی که گرهش آخرین بار شنیده شد</translation>
    </message>
    <message>
        <source>Muted: its node is in maintenance. Critical alerts are not.</source>
        <translation>بی‌صدا: گرهش در نگهداری است. هشدارهای بحرانی بی‌صدا نمی‌شوند.</translation>
    </message>
    <message>
        <source>Muted by %1: it is most likely a consequence of that alert.</source>
        <translation>بی‌صدا با %1: به احتمال زیاد پیامد همان هشدار است.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>مقدار</translation>
    </message>
    <message>
        <source>About</source>
        <translation>دربارهٔ</translation>
    </message>
    <message>
        <source>Holds since</source>
        <translation>برقرار از</translation>
    </message>
    <message>
        <source>Fires since</source>
        <translation>هشدار از زمان</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>پایان</translation>
    </message>
    <message>
        <source>Judged by</source>
        <translation>سنجش از سوی</translation>
    </message>
    <message>
        <source>the leader, over all nodes</source>
        <translation>رهبر، بر همهٔ گره‌ها</translation>
    </message>
    <message>
        <source>its own node</source>
        <translation>گره خودش</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>یادداشت</translation>
    </message>
    <message>
        <source>Where to go</source>
        <translation>رفتن به</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>نمایش %1</translation>
    </message>
    <message>
        <source>Open page %1</source>
        <translation>باز کردن صفحهٔ %1</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>%1 would help too; no agent offers it now.</source>
        <translation>%1 هم کمک می‌کند؛ اکنون هیچ عاملی آن را عرضه نمی‌کند.</translation>
    </message>
    <message>
        <source>Unlock and plan: %1</source>
        <translation>باز کردن قفل و دیدن طرح: %1</translation>
    </message>
    <message>
        <source>Touches</source>
        <translation>اثر بر</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>روی توپولوژی</translation>
    </message>
    <message>
        <source>It, and what runs on it or depends on it</source>
        <translation>خودش، و آنچه روی آن اجرا می‌شود یا به آن وابسته است</translation>
    </message>
</context>
<context>
    <name>bafar::ui::alerts::AlertsModel</name>
    <message>
        <source>Severity</source>
        <translation>شدت</translation>
    </message>
    <message>
        <source>State</source>
        <translation>وضعیت</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>مشکل چیست</translation>
    </message>
    <message>
        <source>About</source>
        <translation>دربارهٔ</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>قاعده</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>از زمان</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>مقدار</translation>
    </message>
    <message>
        <source>%1, muted</source>
        <translation>%1، بی‌صدا</translation>
    </message>
    <message numerus="yes">
        <source>%Ln muted</source>
        <translation>
            <numerusform>%Ln بی‌صدا</numerusform>
        </translation>
    </message>
    <message>
        <source>because their nodes are in maintenance</source>
        <translation>چون گره‌هایشان در نگهداری‌اند</translation>
    </message>
    <message>
        <source>by %1, which says why</source>
        <translation>با %1 که علت را می‌گوید</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s)</source>
        <translation>
            <numerusform>%Ln هشدار</numerusform>
        </translation>
    </message>
    <message>
        <source>worst: %1</source>
        <translation>بدترین: %1</translation>
    </message>
    <message>
        <source>none fires</source>
        <translation>هیچ‌کدام فعال نیست</translation>
    </message>
    <message>
        <source>the whole cluster</source>
        <translation>کل خوشه</translation>
    </message>
</context>
<context>
    <name>bafar::ui::alerts::NothingFires</name>
    <message>
        <source>Open the cluster spec</source>
        <translation>باز کردن مشخصات خوشه</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>نمایش آن</translation>
    </message>
</context>
<context>
    <name>bafar::ui::alerts::RunbookView</name>
    <message>
        <source>What it means</source>
        <translation>معنای آن</translation>
    </message>
    <message>
        <source>Look first</source>
        <translation>نخست ببینید</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>سپس</translation>
    </message>
</context>
<context>
    <name>bafar::ui::cluster::AuditBar</name>
    <message>
        <source>all</source>
        <translation>همه</translation>
    </message>
    <message>
        <source>refused only</source>
        <translation>فقط ردشده‌ها</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>تازه‌سازی</translation>
    </message>
    <message>
        <source>Ask the agents for what is new</source>
        <translation>پرسیدن تازه‌ها از عامل‌ها</translation>
    </message>
    <message>
        <source>Find in the log (Ctrl+F)</source>
        <translation>جست‌وجو در لاگ (⁨Ctrl+F⁩)</translation>
    </message>
    <message>
        <source>Find in the audit log</source>
        <translation>جست‌وجو در لاگ ممیزی</translation>
    </message>
    <message>
        <source>in everything</source>
        <translation>در همه‌چیز</translation>
    </message>
    <message>
        <source>in who</source>
        <translation>در چه کسی</translation>
    </message>
    <message>
        <source>in what</source>
        <translation>در کار</translation>
    </message>
    <message>
        <source>in why</source>
        <translation>در دلیل</translation>
    </message>
    <message>
        <source>Where it is looked for</source>
        <translation>کجا جست‌وجو می‌شود</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>برون‌بری</translation>
    </message>
    <message>
        <source>Writes everything that fits the filter to a file, however old</source>
        <translation>هرچه را با فیلتر می‌خواند، هرچند قدیمی، در پرونده‌ای می‌نویسد</translation>
    </message>
    <message>
        <source>As CSV…</source>
        <translation>به‌صورت ⁨CSV⁩…</translation>
    </message>
    <message>
        <source>As JSON…</source>
        <translation>به‌صورت ⁨JSON⁩…</translation>
    </message>
</context>
<context>
    <name>bafar::ui::cluster::AuditDetails</name>
    <message>
        <source>Choose a row to see all about it.</source>
        <translation>برای دیدن همه‌چیز دربارهٔ یک سطر آن را برگزینید.</translation>
    </message>
    <message>
        <source>The chosen line of the audit log</source>
        <translation>سطر برگزیدهٔ لاگ ممیزی</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>کپی به‌صورت متن</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>کپی به‌صورت ⁨JSON⁩</translation>
    </message>
</context>
<context>
    <name>bafar::ui::cluster::AuditModel</name>
    <message>
        <source>When</source>
        <translation>زمان</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>چه کسی</translation>
    </message>
    <message>
        <source>What</source>
        <translation>چه کاری</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>نتیجه</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>چرا</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>عامل</translation>
    </message>
</context>
<context>
    <name>bafar::ui::cluster::AuditView</name>
    <message>
        <source>Find in the audit log</source>
        <translation>جست‌وجو در لاگ ممیزی</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>لاگ ممیزی</translation>
    </message>
    <message>
        <source>No line fits the filter</source>
        <translation>هیچ سطری با فیلتر نمی‌خواند</translation>
    </message>
    <message>
        <source>All that the agents tell was looked through.</source>
        <translation>همهٔ آنچه عامل‌ها می‌گویند جست‌وجو شد.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>پاک کردن فیلتر</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>لغو برون‌بری</translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation>برون‌بری لاگ ممیزی</translation>
    </message>
    <message>
        <source>The export was cancelled: nothing was written</source>
        <translation>برون‌بری لغو شد: چیزی نوشته نشد</translation>
    </message>
    <message>
        <source>An export runs already: wait for its end, or cancel it</source>
        <translation>یک برون‌بری در جریان است: تا پایان آن بمانید، یا آن را لغو کنید</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 نوشته نمی‌شود: %2</translation>
    </message>
    <message>
        <source>Lines written to %1: %2</source>
        <translation>سطرهای نوشته‌شده در %1: %2</translation>
    </message>
    <message>
        <source>Lines written to %1: %2; some of %3 may be missing</source>
        <translation>سطرهای نوشته‌شده در %1: %2؛ شاید برخی از سطرهای %3 کم باشد</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Asking for the audit log</source>
        <translation>در حال پرسیدن لاگ ممیزی</translation>
    </message>
    <message>
        <source>Asked: %1</source>
        <translation>پرسیده‌شده: %1</translation>
    </message>
    <message>
        <source>This certificate may not read the audit log</source>
        <translation>این گواهی اجازهٔ خواندن لاگ ممیزی را ندارد</translation>
    </message>
    <message>
        <source>Who has the role operator or admin may. An admin of the cluster issues such a certificate: %1</source>
        <translation>کسی که نقش ⁨operator⁩ یا ⁨admin⁩ دارد می‌تواند. مدیر خوشه چنین گواهی‌ای صادر می‌کند: %1</translation>
    </message>
    <message>
        <source>No agent gave its audit log</source>
        <translation>هیچ عاملی لاگ ممیزی خود را نداد</translation>
    </message>
    <message>
        <source>No line yet</source>
        <translation>هنوز سطری نیست</translation>
    </message>
    <message>
        <source>Nothing is recorded yet in the log of %1</source>
        <translation>در لاگ %1 هنوز چیزی ثبت نشده است</translation>
    </message>
    <message>
        <source>Nothing has been recorded yet</source>
        <translation>هنوز چیزی ثبت نشده است</translation>
    </message>
    <message>
        <source>Every attempt to plan, confirm or change something is listed here, allowed or refused.</source>
        <translation>هر تلاش برای ساختن یا تأیید طرح یا تغییر چیزی، چه مجاز چه ردشده، اینجا فهرست می‌شود.</translation>
    </message>
    <message>
        <source>No agent is heard</source>
        <translation>هیچ عاملی شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>The audit log appears when one answers.</source>
        <translation>لاگ ممیزی با پاسخ یک عامل نمایان می‌شود.</translation>
    </message>
    <message>
        <source>Lines of %1 may be missing: %2</source>
        <translation>شاید سطرهایی از %1 کم باشد: %2</translation>
    </message>
    <message>
        <source>Lines of %1 may be missing: not heard now</source>
        <translation>شاید سطرهایی از %1 کم باشد: اکنون شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>More than %1 lines: the oldest are left out here; %2 has them</source>
        <translation>بیش از %1 سطر: کهنه‌ترین‌ها اینجا نیامده‌اند؛ %2 آن‌ها را دارد</translation>
    </message>
    <message>
        <source>Reading older lines: %1 of %2 agents done</source>
        <translation>خواندن سطرهای کهنه‌تر: از %2 عامل %1 تا انجام شد</translation>
    </message>
    <message>
        <source>Older lines follow as you scroll</source>
        <translation>سطرهای کهنه‌تر با پیمایش می‌آیند</translation>
    </message>
    <message>
        <source>Oldest record: %1</source>
        <translation>کهن‌ترین رکورد: %1</translation>
    </message>
    <message>
        <source>older strangers and reads are on the disk of %1 alone</source>
        <translation>تلاش‌های ناشناسان و خواندن‌های قدیمی‌تر تنها روی دیسک %1 هستند</translation>
    </message>
    <message>
        <source>Reading all for the export: %1 of %2 agents done</source>
        <translation>خواندن همه برای برون‌بری: از %2 عامل %1 تا انجام شد</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln رکورد</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 records</source>
        <translation>%1 از %2 رکورد</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>از %1</translation>
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
        <translation>%1، %2 تا توافق نشده است</translation>
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
        <source>State</source>
        <translation>وضعیت</translation>
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
        <translation>زمان تثبیت</translation>
    </message>
    <message>
        <source>Disk sync</source>
        <translation>زمان نوشتن روی دیسک</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>حجم لاگ</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>شنیده‌شده</translation>
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
    <message>
        <source>connected, no word yet</source>
        <translation>متصل، هنوز بی‌گزارش</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1: %2</translation>
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
        <source>cut off from the majority, too</source>
        <translation>این هم از اکثریت جدا افتاده است</translation>
    </message>
</context>
<context>
    <name>bafar::ui::cluster::RecoveriesModel</name>
    <message>
        <source>From the copy of</source>
        <translation>از کپی</translation>
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
        <translation>زمان</translation>
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
        <translation>دلیلی گفته نشده</translation>
    </message>
    <message>
        <source>the installer</source>
        <translation>نصب‌کننده</translation>
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
        <translation>سطر به سطر</translation>
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
        <translation>این کنسول همهٔ این مشخصات را نمی‌خواند: تنها سطر به سطر مقایسه می‌شوند.</translation>
    </message>
    <message>
        <source>Only comments and layout differ.</source>
        <translation>تنها توضیح‌ها و چیدمان متفاوت است.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>متن</translation>
    </message>
</context>
<context>
    <name>bafar::ui::cluster::SpecEditor</name>
    <message>
        <source>Text</source>
        <translation>متن</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>تفاوت</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>جست‌وجو</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>مشکل‌ها</translation>
    </message>
    <message>
        <source>Return, or a click, leads to the line.</source>
        <translation>⁨Return⁩ یا کلیک به آن سطر می‌برد.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>انصراف</translation>
    </message>
    <message>
        <source>Plan the change…</source>
        <translation>ساخت طرح تغییر…</translation>
    </message>
    <message>
        <source>Search in the spec</source>
        <translation>جست‌وجو در مشخصات</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>جای بعدی</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>جای پیشین</translation>
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
        <source>your text</source>
        <translation>متن شما</translation>
    </message>
    <message>
        <source>%1 is asked.</source>
        <translation>از %1 پرسیده می‌شود.</translation>
    </message>
    <message>
        <source>No agent is heard</source>
        <translation>هیچ عاملی شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>The spec&apos;s text appears when one answers.</source>
        <translation>متن مشخصات با پاسخ یک عامل نمایان می‌شود.</translation>
    </message>
    <message>
        <source>%1 did not give the spec</source>
        <translation>%1 مشخصات را نداد</translation>
    </message>
    <message>
        <source>Checking the text</source>
        <translation>در حال بررسی متن</translation>
    </message>
    <message>
        <source>The spec is sound.</source>
        <translation>مشخصات درست است.</translation>
    </message>
    <message>
        <source>Problems: %1</source>
        <translation>مشکل‌ها: %1</translation>
    </message>
    <message>
        <source>The spec&apos;s text is not here yet.</source>
        <translation>متن مشخصات هنوز نرسیده است.</translation>
    </message>
    <message>
        <source>Decide on the draft first.</source>
        <translation>نخست دربارهٔ پیش‌نویس تصمیم بگیرید.</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>هنوز چیزی تغییر نکرده است.</translation>
    </message>
    <message>
        <source>Another revision is in force now. Go on from it first.</source>
        <translation>اکنون ویرایش دیگری نافذ است. نخست از آن ادامه دهید.</translation>
    </message>
    <message>
        <source>%1 checks the text.</source>
        <translation>%1 متن را بررسی می‌کند.</translation>
    </message>
    <message>
        <source>Mend the problems first.</source>
        <translation>نخست مشکل‌ها را برطرف کنید.</translation>
    </message>
    <message>
        <source>No agent is heard now.</source>
        <translation>اکنون هیچ عاملی شنیده نمی‌شود.</translation>
    </message>
    <message>
        <source>A change of the spec takes the role %1, and the certificate of %2 has another. An admin of the cluster issues one: %3</source>
        <translation>تغییر مشخصات نقش %1 می‌خواهد و گواهی %2 نقش دیگری دارد. مدیر خوشه چنین گواهی‌ای صادر می‌کند: %3</translation>
    </message>
    <message>
        <source>Based on revision %1</source>
        <translation>بر پایهٔ ویرایش %1</translation>
    </message>
    <message>
        <source>kept as a draft</source>
        <translation>به‌صورت پیش‌نویس نگه داشته شد</translation>
    </message>
    <message>
        <source>cannot be kept as a draft in %1</source>
        <translation>نمی‌توان آن را به‌صورت پیش‌نویس در %1 نگه داشت</translation>
    </message>
    <message>
        <source>It keeps the text and does not offer to put it in force. Plan the change again.</source>
        <translation>متن را نگه داشته است و نافذ کردن آن را پیشنهاد نمی‌دهد. دوباره طرح تغییر را بسازید.</translation>
    </message>
    <message>
        <source>%1 did not take the text</source>
        <translation>%1 متن را نپذیرفت</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>Your draft of %1</source>
        <translation>پیش‌نویس شما از %1</translation>
    </message>
    <message>
        <source>It was not applied. It is based on revision %1.</source>
        <translation>اعمال نشده است. بر پایهٔ ویرایش %1 است.</translation>
    </message>
    <message>
        <source>Go on with the draft</source>
        <translation>ادامه با پیش‌نویس</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>دور انداختن</translation>
    </message>
    <message>
        <source>Revision %1 is in force now</source>
        <translation>اکنون ویرایش %1 نافذ است</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>کسی</translation>
    </message>
    <message>
        <source>%1 put revision %2 in force: %3</source>
        <translation>%1 ویرایش %2 را نافذ کرد: %3</translation>
    </message>
    <message>
        <source>Your text is based on %1 and stays as it is. Going on from the new one, look at the difference: what others changed would be undone where your text does not have it.</source>
        <translation>متن شما بر پایهٔ %1 است و همان‌گونه می‌ماند. اگر از ویرایش تازه ادامه می‌دهید، تفاوت را ببینید: هرچه دیگران تغییر داده‌اند و در متن شما نیست، باز می‌گردد.</translation>
    </message>
    <message>
        <source>Show what they changed</source>
        <translation>نمایش تغییر دیگران</translation>
    </message>
    <message>
        <source>Go on from the new one</source>
        <translation>ادامه از ویرایش تازه</translation>
    </message>
    <message>
        <source>The change is not applied</source>
        <translation>تغییر اعمال نشده است</translation>
    </message>
    <message>
        <source>As a draft it is offered here the next time.</source>
        <translation>به‌صورت پیش‌نویس بار دیگر اینجا پیشنهاد می‌شود.</translation>
    </message>
    <message>
        <source>It cannot be kept as a draft on this machine.</source>
        <translation>روی این دستگاه نمی‌توان آن را به‌صورت پیش‌نویس نگه داشت.</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>ادامهٔ نوشتن</translation>
    </message>
    <message>
        <source>Keep it as a draft</source>
        <translation>نگه داشتن به‌صورت پیش‌نویس</translation>
    </message>
</context>
<context>
    <name>bafar::ui::cluster::SpecFindBar</name>
    <message>
        <source>Search</source>
        <translation>جست‌وجو</translation>
    </message>
    <message>
        <source>Search in the spec</source>
        <translation>جست‌وجو در مشخصات</translation>
    </message>
    <message>
        <source>Previous place (Shift+F3)</source>
        <translation>جای پیشین (⁨Shift+F3⁩)</translation>
    </message>
    <message>
        <source>Next place (F3)</source>
        <translation>جای بعدی (⁨F3⁩)</translation>
    </message>
    <message>
        <source>No such place</source>
        <translation>چنین جایی نیست</translation>
    </message>
</context>
<context>
    <name>bafar::ui::cluster::SpecProblemsModel</name>
    <message>
        <source>Line</source>
        <translation>سطر</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>کجا</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>مشکل</translation>
    </message>
</context>
<context>
    <name>bafar::ui::cluster::SpecTextEdit</name>
    <message>
        <source>The spec&apos;s text</source>
        <translation>متن مشخصات</translation>
    </message>
    <message>
        <source>Tab indents, Shift+Tab leaves the text.</source>
        <translation>⁨Tab⁩ تورفتگی می‌دهد و ⁨Shift+Tab⁩ از متن بیرون می‌رود.</translation>
    </message>
</context>
<context>
    <name>bafar::ui::cluster::SpecView</name>
    <message>
        <source>Revisions</source>
        <translation>ویرایش‌ها</translation>
    </message>
    <message>
        <source>Ctrl with a click or Space chooses a second one.</source>
        <translation>‏⁨Ctrl⁩ همراه کلیک یا ⁨Space⁩ دومی را برمی‌گزیند.</translation>
    </message>
    <message>
        <source>What it changed</source>
        <translation>آنچه تغییر داد</translation>
    </message>
    <message>
        <source>From the one in force</source>
        <translation>نسبت به ویرایش نافذ</translation>
    </message>
    <message>
        <source>Asking for the revisions</source>
        <translation>در حال پرسیدن ویرایش‌ها</translation>
    </message>
    <message>
        <source>%1 is asked.</source>
        <translation>از %1 پرسیده می‌شود.</translation>
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
        <source>The agents run the file they were started with; each change that is applied is listed here.</source>
        <translation>عامل‌ها با همان پرونده‌ای کار می‌کنند که با آن راه‌اندازی شده‌اند؛ هر تغییری که اعمال شود اینجا فهرست می‌شود.</translation>
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
        <translation>بازگرداندن به %1…</translation>
    </message>
    <message>
        <source>Roll back…</source>
        <translation>بازگرداندن…</translation>
    </message>
    <message>
        <source>Revision %1 runs on %2</source>
        <translation>ویرایش %1 روی %2 نافذ است</translation>
    </message>
    <message>
        <source>No change yet</source>
        <translation>هنوز تغییری نبوده است</translation>
    </message>
    <message>
        <source>Revision %1 ran on %2 when last heard</source>
        <translation>ویرایش %1 روی %2 نافذ بود، آخرین بار که شنیده شد</translation>
    </message>
    <message>
        <source>Unlock and plan: %1</source>
        <translation>باز کردن قفل و دیدن طرح: %1</translation>
    </message>
</context>
<context>
    <name>bafar::ui::cluster::TryAgain</name>
    <message>
        <source>Try again</source>
        <translation>تلاش دوباره</translation>
    </message>
</context>
<context>
    <name>bafar::ui::dashboards::BoardDesk</name>
    <message>
        <source>Dashboard</source>
        <translation>داشبورد</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>مالک</translation>
    </message>
    <message>
        <source>Dashboards</source>
        <translation>داشبوردها</translation>
    </message>
    <message>
        <source>Copy to my dashboards</source>
        <translation>کپی در داشبوردهای من</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>تغییر نام…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>برون‌بری…</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>بازگرداندن</translation>
    </message>
    <message>
        <source>The chart was added to your dashboard.</source>
        <translation>نمودار به داشبورد شما افزوده شد.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>وارد کردن…</translation>
    </message>
    <message>
        <source>The copy is yours to change: its file is in %1.</source>
        <translation>این کپی از آنِ شماست و می‌توانید تغییرش دهید؛ پرونده‌اش در %1 است.</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>«%1» حذف شد.</translation>
    </message>
    <message>
        <source>It is back.</source>
        <translation>بازگشت.</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>من</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>کپی</translation>
    </message>
    <message>
        <source>Rename the dashboard</source>
        <translation>تغییر نام داشبورد</translation>
    </message>
    <message>
        <source>Its new name:</source>
        <translation>نام تازهٔ آن:</translation>
    </message>
    <message>
        <source>It has its new name.</source>
        <translation>نام تازه‌اش را گرفت.</translation>
    </message>
    <message>
        <source>Export the dashboard</source>
        <translation>برون‌بری داشبورد</translation>
    </message>
    <message>
        <source>It is written to %1.</source>
        <translation>در %1 نوشته شد.</translation>
    </message>
    <message>
        <source>Import a dashboard</source>
        <translation>وارد کردن داشبورد</translation>
    </message>
    <message>
        <source>Dashboards (*.json)</source>
        <translation>داشبوردها (*.json)</translation>
    </message>
    <message>
        <source>It is one of your dashboards now.</source>
        <translation>اکنون یکی از داشبوردهای شماست.</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>پیش‌ساخته</translation>
    </message>
</context>
<context>
    <name>bafar::ui::dashboards::BoardView</name>
    <message>
        <source>Not reported by these nodes: %1</source>
        <translation>این گره‌ها گزارش نمی‌کنند: %1</translation>
    </message>
    <message>
        <source>Charts of the dashboard</source>
        <translation>نمودارهای داشبورد</translation>
    </message>
</context>
<context>
    <name>bafar::ui::dashboards::BoardStrip</name>
    <message>
        <source>Trends</source>
        <translation>روندها</translation>
    </message>
    <message>
        <source>All charts</source>
        <translation>همهٔ نمودارها</translation>
    </message>
    <message>
        <source>The dashboard that they are of</source>
        <translation>داشبوردی که این نمودارها از آن‌اند</translation>
    </message>
</context>
<context>
    <name>bafar::ui::dashboards::Explore</name>
    <message>
        <source>Metric</source>
        <translation>سنجه</translation>
    </message>
    <message>
        <source>Metrics found</source>
        <translation>سنجه‌های یافت‌شده</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>خط</translation>
    </message>
    <message>
        <source>Value now</source>
        <translation>مقدار کنونی</translation>
    </message>
    <message>
        <source>Values now</source>
        <translation>مقدارهای کنونی</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>کپی به‌صورت CSV</translation>
    </message>
    <message>
        <source>Add to a dashboard</source>
        <translation>افزودن به داشبورد</translation>
    </message>
    <message>
        <source>Metric, or a word of what it means</source>
        <translation>نام سنجه یا واژه‌ای از معنایش</translation>
    </message>
    <message>
        <source>Find a metric</source>
        <translation>یافتن سنجه</translation>
    </message>
    <message>
        <source>How it is read</source>
        <translation>چگونگی خواندن</translation>
    </message>
    <message>
        <source>A line for each</source>
        <translation>تفکیک خط‌ها</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>به %1</translation>
    </message>
    <message>
        <source>not in the reference: an agent of another version has it</source>
        <translation>در مرجع نیست: عاملی از نسخه‌ای دیگر آن را دارد</translation>
    </message>
    <message>
        <source>95% are under</source>
        <translation>&#x61c;۹۵٪ زیر این مقدارند</translation>
    </message>
    <message>
        <source>growth a second</source>
        <translation>رشد در ثانیه</translation>
    </message>
    <message>
        <source>without its sign</source>
        <translation>بدون علامت</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>همان‌گونه که هست</translation>
    </message>
    <message>
        <source>a line for each node</source>
        <translation>یک خط برای هر گره</translation>
    </message>
    <message>
        <source>all together</source>
        <translation>همه با هم</translation>
    </message>
    <message>
        <source>for each %1</source>
        <translation>برای هر %1</translation>
    </message>
    <message>
        <source>each series alone</source>
        <translation>هر سری جدا</translation>
    </message>
    <message>
        <source>Only those whose %1 is</source>
        <translation>تنها آن‌هایی که %1 آن‌ها این است</translation>
    </message>
    <message>
        <source>%1: any</source>
        <translation>%1: هر چه باشد</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A new dashboard</source>
        <translation>داشبوردی تازه</translation>
    </message>
    <message>
        <source>share of %1</source>
        <translation>سهم از %1</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>نه %1</translation>
    </message>
</context>
<context>
    <name>bafar::ui::dashboards::Library</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 را نمی‌توان خواند: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Look at the folder's rights and its room.</source>
        <translation>%1 را نمی‌توان نوشت: %2. دسترسی‌های پوشه و جای خالی‌اش را ببینید.</translation>
    </message>
    <message>
        <source>There is no such dashboard any more, or its file cannot be read.</source>
        <translation>چنین داشبوردی دیگر نیست، یا پرونده‌اش خوانده نمی‌شود.</translation>
    </message>
    <message>
        <source>%1, my copy</source>
        <translation>%1، کپی من</translation>
    </message>
    <message>
        <source>A dashboard of your own can be renamed, to 1 to %1 characters.</source>
        <translation>تنها داشبورد خودتان را می‌توان تغییر نام داد، به نامی با ۱ تا %1 نویسه.</translation>
    </message>
    <message>
        <source>My dashboard</source>
        <translation>داشبورد من</translation>
    </message>
    <message>
        <source>A chart can be added to a dashboard of your own that can be read.</source>
        <translation>نمودار را تنها به داشبوردی از خودتان که خوانده می‌شود می‌توان افزود.</translation>
    </message>
    <message>
        <source>This dashboard is full: it has %1 rows.</source>
        <translation>این داشبورد پر است: %1 ردیف دارد.</translation>
    </message>
    <message>
        <source>The dashboards that come with the program stay.</source>
        <translation>داشبوردهای خود برنامه می‌مانند.</translation>
    </message>
    <message>
        <source>%1 cannot be removed: look at the folder's rights.</source>
        <translation>%1 را نمی‌توان حذف کرد: دسترسی‌های پوشه را ببینید.</translation>
    </message>
    <message>
        <source>Nothing was removed.</source>
        <translation>چیزی حذف نشد.</translation>
    </message>
</context>
<context>
    <name>bafar::ui::dashboards::PanelCard</name>
    <message>
        <source>The past of %1 could not be read as a whole and is not drawn.</source>
        <translation>گذشتهٔ %1 به‌تمامی خوانده نشد و رسم نمی‌شود.</translation>
    </message>
    <message>
        <source>The %1 highest of %2 lines. Choose fewer nodes to see the others.</source>
        <translation>%1 خط بالاتر از %2 خط. برای دیدن بقیه، گره‌های کمتری برگزینید.</translation>
    </message>
    <message>
        <source>No node is chosen: choose one above.</source>
        <translation>گرهی برگزیده نیست: از بالا یکی برگزینید.</translation>
    </message>
    <message>
        <source>no metrics are known</source>
        <translation>هیچ سنجه‌ای دانسته نیست</translation>
    </message>
    <message>
        <source>No node that is chosen has %1. It comes with the service that it measures.</source>
        <translation>هیچ گره برگزیده‌ای %1 ندارد. این سنجه همراه سرویسی می‌آید که آن را می‌سنجد.</translation>
    </message>
    <message>
        <source>Reading the past…</source>
        <translation>در حال خواندن گذشته…</translation>
    </message>
    <message numerus="yes">
        <source>Reading the past: %1 of %Ln node(s)…</source>
        <translation>
            <numerusform>در حال خواندن گذشته: %1 از %Ln گره…</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no value yet. A rate needs two samples; a share needs a whole above zero.</source>
        <translation>هنوز مقداری نیست. نرخ به دو نمونه نیاز دارد و سهم به کلی بزرگ‌تر از صفر.</translation>
    </message>
    <message>
        <source>no values</source>
        <translation>بی‌مقدار</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more series are not read: of one node a query has at most %1 lines.</source>
        <translation>
            <numerusform>%Ln سری دیگر خوانده نمی‌شود: هر پرسش از یک گره حداکثر %1 خط دارد.</numerusform>
        </translation>
    </message>
    <message>
        <source>All values</source>
        <translation>همهٔ مقدارها</translation>
    </message>
    <message>
        <source>All values of %1</source>
        <translation>همهٔ مقدارهای %1</translation>
    </message>
    <message>
        <source>These nodes do not report it.</source>
        <translation>این گره‌ها آن را گزارش نمی‌کنند.</translation>
    </message>
    <message>
        <source>highest: %1 %2</source>
        <translation>بیشترین اکنون، %1: %2</translation>
    </message>
</context>
<context>
    <name>bafar::ui::dashboards::TimeBar</name>
    <message>
        <source>%1 min</source>
        <translation>%1 دقیقه</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 ساعت</translation>
    </message>
    <message>
        <source>Back from the zoom</source>
        <translation>بازگشت از بزرگ‌نمایی</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>مکث</translation>
    </message>
    <message>
        <source>All nodes</source>
        <translation>همهٔ گره‌ها</translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s)</source>
        <translation>
            <numerusform>%Ln گره</numerusform>
        </translation>
    </message>
    <message>
        <source>Nodes shown: %1</source>
        <translation>گره‌های نشان‌داده: %1</translation>
    </message>
    <message>
        <source>Paused %1</source>
        <translation>مکث %1</translation>
    </message>
</context>
<context>
    <name>bafar::ui::database::GraphView</name>
    <message>
        <source>Replication</source>
        <translation>تکثیر</translation>
    </message>
    <message>
        <source>%1 replicates to %2</source>
        <translation>%1 به %2 تکثیر می‌کند</translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation>تأخیر %1</translation>
    </message>
</context>
<context>
    <name>bafar::ui::database::LagPanel</name>
    <message>
        <source>Lag of the replicas</source>
        <translation>تأخیر رونوشت‌ها</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>نامعلوم</translation>
    </message>
    <message>
        <source>no replica lags</source>
        <translation>هیچ رونوشتی تأخیر ندارد</translation>
    </message>
    <message>
        <source>worst %1, on %2</source>
        <translation>بدترین %1، روی %2</translation>
    </message>
    <message>
        <source>not known on %1</source>
        <translation>روی %1 نامعلوم است</translation>
    </message>
</context>
<context>
    <name>bafar::ui::database::ServerPanel</name>
    <message>
        <source>Replication</source>
        <translation>تکثیر</translation>
    </message>
    <message>
        <source>What breaks the promise</source>
        <translation>آنچه وعده را می‌شکند</translation>
    </message>
    <message>
        <source>in the server&apos;s configuration; restart it afterwards</source>
        <translation>در پیکربندی سرور؛ سپس دوباره راهش بیندازید</translation>
    </message>
</context>
<context>
    <name>bafar::ui::deployment::CompareModel</name>
    <message>
        <source>hidden</source>
        <translation>پنهان</translation>
    </message>
    <message>
        <source>one on each node</source>
        <translation>یکی روی هر گره</translation>
    </message>
    <message>
        <source>No change is recorded yet.</source>
        <translation>هنوز تغییری ثبت نشده است.</translation>
    </message>
    <message>
        <source>Choose two changes to compare them.</source>
        <translation>برای مقایسه دو تغییر را برگزینید.</translation>
    </message>
    <message>
        <source>Only two changes of one service can be compared.</source>
        <translation>تنها دو تغییر از یک سرویس را می‌توان مقایسه کرد.</translation>
    </message>
    <message>
        <source>There is only one change of this service.</source>
        <translation>از این سرویس تنها یک تغییر هست.</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>ایمیج</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>چکیده</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>تسک‌ها</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>متغیرهای محیط</translation>
    </message>
    <message>
        <source>Mounts</source>
        <translation>سوارشده‌ها</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>درگاه‌ها</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>برچسب‌ها</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>جایابی</translation>
    </message>
    <message>
        <source>same</source>
        <translation>یکسان</translation>
    </message>
    <message>
        <source>added</source>
        <translation>افزوده</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>حذف‌شده</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>تغییریافته</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>نامعلوم</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>nothing differs</source>
        <translation>هیچ تفاوتی نیست</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>بخش</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>نام</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>پیش از آن</translation>
    </message>
    <message>
        <source>After</source>
        <translation>پس از آن</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>تفاوت</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>ثبت نشده</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln سطر</numerusform>
        </translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(تهی)</translation>
    </message>
    <message>
        <source>%1 of the lines are not recorded, as there were too many: whether what one side has is on the other too is not known.</source>
        <translation>%1 سطر ثبت نشده است، چون سطرها زیاد بودند: معلوم نیست آنچه یک سو دارد در سوی دیگر هم هست یا نه.</translation>
    </message>
</context>
<context>
    <name>bafar::ui::deployment::CompareSheet</name>
    <message>
        <source>Two revisions of %1</source>
        <translation>دو ویرایش از %1</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>پیش از آن</translation>
    </message>
    <message>
        <source>After</source>
        <translation>پس از آن</translation>
    </message>
    <message>
        <source>Values that may be secrets are hidden by the agents: whether such a one changed is not known.</source>
        <translation>عامل‌ها مقدارهایی را که شاید محرمانه باشند پنهان می‌کنند: معلوم نیست چنین مقداری تغییر کرده است یا نه.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>تفاوت‌ها</translation>
    </message>
</context>
<context>
    <name>bafar::ui::deployment::RecordPanel</name>
    <message>
        <source>The chosen deployment</source>
        <translation>استقرار برگزیده</translation>
    </message>
    <message>
        <source>Roll back…</source>
        <translation>بازگرداندن…</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>گام‌ها</translation>
    </message>
    <message>
        <source>Shows the plan that takes the service back to where it was before this change</source>
        <translation>طرحی را نشان می‌دهد که سرویس را به پیش از این تغییر بازمی‌گرداند</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>تغییر</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>ایمیج</translation>
    </message>
    <message>
        <source>From image</source>
        <translation>از ایمیج</translation>
    </message>
    <message>
        <source>To image</source>
        <translation>به ایمیج</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>چه کسی</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>چرا</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>دیده از</translation>
    </message>
    <message>
        <source>Run by</source>
        <translation>اجراکننده</translation>
    </message>
    <message>
        <source>When</source>
        <translation>زمان</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>مدت</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>ثبت</translation>
    </message>
    <message>
        <source>Unlock and plan: roll back</source>
        <translation>باز کردن قفل و دیدن طرح: بازگرداندن</translation>
    </message>
    <message>
        <source>Show the action</source>
        <translation>نمایش کنش</translation>
    </message>
</context>
<context>
    <name>bafar::ui::deployment::RecordsModel</name>
    <message>
        <source>When</source>
        <translation>زمان</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>سرویس</translation>
    </message>
    <message>
        <source>What</source>
        <translation>کار</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>تغییر</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>چه کسی</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>نتیجه</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>مدت</translation>
    </message>
    <message>
        <source>No manager of the Swarm that is heard knows a service %1.</source>
        <translation>هیچ مدیر سوارمی که شنیده می‌شود سرویس %1 را نمی‌شناسد.</translation>
    </message>
    <message>
        <source>%1 runs the image before it already.</source>
        <translation>%1 هم‌اکنون ایمیج پیش از آن را اجرا می‌کند.</translation>
    </message>
    <message>
        <source>image updated</source>
        <translation>ایمیج به‌روز شد</translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation>بازگردانده شد</translation>
    </message>
    <message>
        <source>scaled</source>
        <translation>شمار تغییر کرد</translation>
    </message>
    <message>
        <source>restarted</source>
        <translation>دوباره راه‌اندازی شد</translation>
    </message>
    <message>
        <source>from %1 to %2 tasks</source>
        <translation>از %1 به %2 تسک</translation>
    </message>
    <message>
        <source>%1, another content</source>
        <translation>%1، با محتوایی دیگر</translation>
    </message>
    <message>
        <source>an unknown number</source>
        <translation>شماری نامعلوم</translation>
    </message>
    <message>
        <source>an unknown image</source>
        <translation>ایمیجی نامعلوم</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 به %2</translation>
    </message>
    <message>
        <source>not through Bafar</source>
        <translation>نه از راه Bafar</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>نامعلوم</translation>
    </message>
    <message>
        <source>not watched</source>
        <translation>دنبال نشد</translation>
    </message>
</context>
<context>
    <name>bafar::ui::deployment::StepsModel</name>
    <message>
        <source>Step</source>
        <translation>گام</translation>
    </message>
    <message>
        <source>What</source>
        <translation>کار</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>bafar::ui::desktop::Announcer</name>
    <message>
        <source>%1: failed</source>
        <translation>%1: خراب</translation>
    </message>
    <message>
        <source>%1: failed, %2</source>
        <translation>%1: خراب، %2</translation>
    </message>
    <message>
        <source>%1: now %2</source>
        <translation>%1: اکنون %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 is not heard</source>
        <translation>%1 شنیده نمی‌شود</translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s) are not heard</source>
        <translation>
            <numerusform>%Ln گره شنیده نمی‌شود</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is heard again</source>
        <translation>%1 دوباره شنیده می‌شود</translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s) are heard again</source>
        <translation>
            <numerusform>%Ln گره دوباره شنیده می‌شود</numerusform>
        </translation>
    </message>
    <message>
        <source>No agent is heard</source>
        <translation>هیچ عاملی شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>Agents are heard now</source>
        <translation>اکنون عامل‌ها شنیده می‌شوند</translation>
    </message>
</context>
<context>
    <name>bafar::ui::events::ChoiceButton</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>all are shown</source>
        <translation>همه نمایش داده می‌شوند</translation>
    </message>
    <message>
        <source>%1 chosen</source>
        <translation>%1 برگزیده</translation>
    </message>
</context>
<context>
    <name>bafar::ui::events::DensityStrip</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Events over time</source>
        <translation>رویدادها در گذر زمان</translation>
    </message>
    <message>
        <source>Arrow keys choose a period, Shift extends it, Escape gives it up</source>
        <translation>کلیدهای جهت یک بازه را برمی‌گزینند، Shift آن را می‌گستراند و Escape از آن می‌گذرد</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln رویداد</numerusform>
        </translation>
    </message>
    <message>
        <source>On the bars of events</source>
        <translation>روی میله‌های رویدادها</translation>
    </message>
    <message>
        <source>The period before, or after</source>
        <translation>بازهٔ پیشین یا پسین</translation>
    </message>
    <message>
        <source>The first, or the last period</source>
        <translation>نخستین یا واپسین بازه</translation>
    </message>
    <message>
        <source>A longer or shorter period</source>
        <translation>بازهٔ بلندتر یا کوتاه‌تر</translation>
    </message>
    <message>
        <source>Give the period up</source>
        <translation>رها کردن بازه</translation>
    </message>
</context>
<context>
    <name>bafar::ui::events::EventDetails</name>
    <message>
        <source>About</source>
        <translation>دربارهٔ</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>زمان محلی</translation>
    </message>
    <message>
        <source>Universal time</source>
        <translation>زمان جهانی</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>به گفتهٔ</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>بخش</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>نمایش روی توپولوژی</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>گشودن صفحهٔ آن</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>زمان</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>چه رخ داد</translation>
    </message>
    <message>
        <source>The chosen event</source>
        <translation>رویداد برگزیده</translation>
    </message>
    <message>
        <source>No event is chosen</source>
        <translation>هیچ رویدادی برگزیده نیست</translation>
    </message>
    <message>
        <source>Choose a row to see all about it.</source>
        <translation>برای دیدن همه‌چیز دربارهٔ یک رویداد سطر آن را برگزینید.</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>علت</translation>
    </message>
    <message>
        <source>Same thing, within a minute</source>
        <translation>همان مورد، تا یک دقیقه پیش و پس</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>کپی به‌صورت متن</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>کپی به‌صورت JSON</translation>
    </message>
    <message>
        <source>What it is about is not on the map now.</source>
        <translation>آنچه رویداد دربارهٔ آن است اکنون روی توپولوژی نیست.</translation>
    </message>
    <message>
        <source>confirmed by %1 at %2</source>
        <translation>تأییدشدهٔ %1 در %2</translation>
    </message>
    <message>
        <source>was running then, confirmed by %1 at %2</source>
        <translation>آن هنگام در حال اجرا بود، تأییدشدهٔ %1 در %2</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>عمر</translation>
    </message>
    <message>
        <source>Show the map at %1</source>
        <translation>نمایش توپولوژی در %1</translation>
    </message>
    <message>
        <source>This console has recorded the map only since %1.</source>
        <translation>این کنسول توپولوژی را تنها از %1 به بعد ثبت کرده است.</translation>
    </message>
    <message>
        <source>This console has not recorded a map yet.</source>
        <translation>این کنسول هنوز هیچ توپولوژی‌ای ثبت نکرده است.</translation>
    </message>
    <message>
        <source>Show the action</source>
        <translation>نمایش کنش</translation>
    </message>
</context>
<context>
    <name>bafar::ui::events::EventsDesk</name>
    <message>
        <source>none in these 30 minutes; the newest is %1 old</source>
        <translation>در این ۳۰ دقیقه هیچ؛ تازه‌ترین رویداد مربوط به %1 پیش است</translation>
    </message>
    <message>
        <source>none in these 2 hours; the newest is %1 old</source>
        <translation>در این ۲ ساعت هیچ؛ تازه‌ترین رویداد مربوط به %1 پیش است</translation>
    </message>
    <message>
        <source>Find in events</source>
        <translation>جست‌وجو در رویدادها</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>رویدادها</translation>
    </message>
    <message>
        <source>Events per minute</source>
        <translation>رویداد در دقیقه</translation>
    </message>
    <message>
        <source>Events per %1</source>
        <translation>رویداد در هر %1</translation>
    </message>
    <message>
        <source>2 h</source>
        <translation>۲ ساعت</translation>
    </message>
    <message>
        <source>all</source>
        <translation>همه</translation>
    </message>
    <message>
        <source>Range %1</source>
        <translation>بازهٔ %1</translation>
    </message>
    <message>
        <source>Nothing happened yet</source>
        <translation>هنوز رویدادی نیست</translation>
    </message>
    <message>
        <source>Changes that agents see appear here as they happen.</source>
        <translation>تغییرهایی که عامل‌ها می‌بینند همان دم اینجا نمایان می‌شود.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>پاک کردن فیلتر</translation>
    </message>
    <message>
        <source>No event fits the filter</source>
        <translation>هیچ رویدادی با فیلتر نمی‌خواند</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) hidden by: %1</source>
        <translation>
            <numerusform>%Ln رویداد پنهان است با: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>busiest: %1</source>
        <translation>شلوغ‌ترین: %1</translation>
    </message>
    <message>
        <source>30 min</source>
        <translation>۳۰ دقیقه</translation>
    </message>
    <message>
        <source>No agent was heard yet</source>
        <translation>هنوز عاملی شنیده نشده است</translation>
    </message>
    <message>
        <source>What happened is not known until one answers.</source>
        <translation>تا یکی پاسخ ندهد دانسته نیست چه رخ داده است.</translation>
    </message>
    <message>
        <source>No agent is heard</source>
        <translation>هیچ عاملی شنیده نمی‌شود</translation>
    </message>
    <message>
        <source>There was no event when they were last heard. That says nothing of now.</source>
        <translation>آخرین بار که شنیده شدند رویدادی نبود. این از اکنون چیزی نمی‌گوید.</translation>
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
        <translation>چه رخ داد</translation>
    </message>
    <message>
        <source>About</source>
        <translation>دربارهٔ</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>شدت</translation>
    </message>
    <message>
        <source>said by %1, its event number %2</source>
        <translation>به گفتهٔ %1، رویداد شمارهٔ %2 آن</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>عمر</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>امروز</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>دیروز</translation>
    </message>
</context>
<context>
    <name>bafar::ui::events::EventsTable</name>
    <message>
        <source>Go to the newest event</source>
        <translation>رفتن به تازه‌ترین رویداد</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new event(s)</source>
        <translation>
            <numerusform>%Ln رویداد تازه</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::events::FilterBar</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 تا %2</translation>
    </message>
    <message>
        <source>Area: %1</source>
        <translation>بخش: %1</translation>
    </message>
    <message>
        <source>About: %1</source>
        <translation>موضوع: %1</translation>
    </message>
    <message>
        <source>Node: %1</source>
        <translation>گره: %1</translation>
    </message>
    <message>
        <source>Severity: %1</source>
        <translation>شدت: %1</translation>
    </message>
    <message>
        <source>Text: %1</source>
        <translation>متن: %1</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>بخش</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>گره</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>شدت</translation>
    </message>
    <message>
        <source>Find in events (Ctrl+F)</source>
        <translation>جست‌وجو در رویدادها (Ctrl+F)</translation>
    </message>
    <message>
        <source>Find in events</source>
        <translation>جست‌وجو در رویدادها</translation>
    </message>
    <message>
        <source>Take this filter back</source>
        <translation>برداشتن این فیلتر</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>فیلتر %1</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>پاک کردن همه</translation>
    </message>
    <message numerus="yes">
        <source> and %Ln more</source>
        <translation>
            <numerusform> و %Ln تای دیگر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln رویداد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln event(s) shown</source>
        <translation>
            <numerusform>%1 از %Ln رویداد نمایش داده می‌شود</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::events::Timeline</name>
    <message>
        <source>Events of the last 30 minutes</source>
        <translation>رویدادهای ۳۰ دقیقهٔ گذشته</translation>
    </message>
    <message>
        <source>A click or the arrow keys show the topology at that time</source>
        <translation>کلیک یا کلیدهای جهت توپولوژی آن هنگام را نشان می‌دهد</translation>
    </message>
    <message>
        <source>Shown moment</source>
        <translation>لحظهٔ نمایش‌داده‌شده</translation>
    </message>
    <message>
        <source>Events of the last %1</source>
        <translation>رویدادهای %1 گذشته</translation>
    </message>
    <message>
        <source>map not recorded before %1</source>
        <translation>توپولوژی پیش از %1 ثبت نشده است</translation>
    </message>
    <message>
        <source>Not recorded by this console: it can show the topology from %1 on</source>
        <translation>این کنسول ثبت نکرده است: توپولوژی را از %1 به بعد نشان می‌دهد</translation>
    </message>
    <message>
        <source>On the line of events</source>
        <translation>روی خط رویدادها</translation>
    </message>
    <message>
        <source>Five seconds back, or on</source>
        <translation>پنج ثانیه به پس یا پیش</translation>
    </message>
    <message>
        <source>To the event before, or after</source>
        <translation>به رویداد پیشین یا پسین</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln رویداد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>one of %Ln event(s) here</source>
        <translation>
            <numerusform>یکی از %Ln رویداد اینجا</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::floating_ip::HistoryView</name>
    <message>
        <source>Changes of state</source>
        <translation>تغییرهای وضعیت</translation>
    </message>
    <message>
        <source>All its events</source>
        <translation>همهٔ رویدادهای آن</translation>
    </message>
    <message>
        <source>%1 since the agents started</source>
        <translation>%1 از آغاز کار عامل‌ها</translation>
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
        <source>yes</source>
        <translation>بله</translation>
    </message>
    <message>
        <source>no</source>
        <translation>خیر</translation>
    </message>
    <message>
        <source>not heard: it may be dead</source>
        <translation>شنیده نمی‌شود: شاید از کار افتاده باشد</translation>
    </message>
    <message>
        <source>%1 carries nothing</source>
        <translation>%1 چیزی نمی‌برد</translation>
    </message>
    <message>
        <source>does not take part yet</source>
        <translation>هنوز شرکت نمی‌کند</translation>
    </message>
    <message>
        <source>a hand-over holds it above its own %1</source>
        <translation>واگذاری آن را بالاتر از %1 خودش نگه می‌دارد</translation>
    </message>
    <message>
        <source>its own priority</source>
        <translation>اولویت خودش</translation>
    </message>
    <message>
        <source>%1 takes over in about %2</source>
        <translation>%1 پس از حدود %2 جانشین می‌شود</translation>
    </message>
    <message>
        <source>nobody can take over</source>
        <translation>کسی نمی‌تواند جانشین شود</translation>
    </message>
    <message>
        <source>stays with %1</source>
        <translation>نزد %1 می‌ماند</translation>
    </message>
    <message>
        <source>stays with %1, and nobody is left to take over</source>
        <translation>نزد %1 می‌ماند و جانشینی نمی‌ماند</translation>
    </message>
    <message>
        <source>not known: nobody is its one owner now</source>
        <translation>نامعلوم: اکنون یک مالک یگانه ندارد</translation>
    </message>
    <message>
        <source>%1 sent, %2 heard, %3 refused</source>
        <translation>%1&#xa0;فرستاده، %2&#xa0;شنیده، %3&#xa0;نپذیرفته</translation>
    </message>
    <message>
        <source>Why here</source>
        <translation>دلیل اولویت</translation>
    </message>
    <message>
        <source>If it dies</source>
        <translation>اگر از کار بیفتد</translation>
    </message>
    <message>
        <source>Adverts</source>
        <translation>آگهی‌ها</translation>
    </message>
    <message>
        <source>%1 sent, %2 heard</source>
        <translation>%1 فرستاده، %2 شنیده</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>نامعلوم</translation>
    </message>
    <message>
        <source>yes, %1 ago</source>
        <translation>بله، %1 پیش</translation>
    </message>
    <message>
        <source>none of our agents: it is only heard</source>
        <translation>از عامل‌های ما نیست: تنها شنیده می‌شود</translation>
    </message>
    <message>
        <source>so it says</source>
        <translation>خودش چنین می‌گوید</translation>
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
        <translation>آگهی</translation>
    </message>
    <message>
        <source>every %1, at most %2 late</source>
        <translation>هر %1، با حداکثر %2 تأخیر</translation>
    </message>
    <message>
        <source>Virtual router</source>
        <translation>روتر مجازی</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 روی %2</translation>
    </message>
    <message>
        <source>VRRP version</source>
        <translation>نسخهٔ ⁨VRRP⁩</translation>
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
    <message>
        <source>not known now; last word: %1, %2 ago</source>
        <translation>اکنون نامعلوم؛ آخرین گزارش: %1، %2 پیش</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>هیچ‌کس</translation>
    </message>
    <message>
        <source>%1, none of our agents</source>
        <translation>%1، که از عامل‌های ما نیست</translation>
    </message>
</context>
<context>
    <name>bafar::ui::floating_ip::TransitionsModel</name>
    <message>
        <source>%1 → %2</source>
        <translation>از %1 به %2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>زمان</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>گره</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>تغییر</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>دلیل</translation>
    </message>
</context>
<context>
    <name>bafar::ui::load_balancer::HeatPanel</name>
    <message>
        <source>Answers of the last 15 minutes</source>
        <translation>پاسخ‌های ۱۵ دقیقهٔ گذشته</translation>
    </message>
</context>
<context>
    <name>bafar::ui::load_balancer::HeatView</name>
    <message>
        <source>Answers over time</source>
        <translation>پاسخ‌ها در گذر زمان</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/ث</translation>
    </message>
    <message>
        <source>mean %1; worst: %2 5xx at %3</source>
        <translation>میانگین %1؛ بدترین: %2 5xx در %3</translation>
    </message>
    <message>
        <source>mean %1; no 5xx</source>
        <translation>میانگین %1؛ بدون 5xx</translation>
    </message>
    <message>
        <source>no data before %1</source>
        <translation>پیش از %1 داده‌ای نیست</translation>
    </message>
    <message>
        <source>few to many answers</source>
        <translation>پاسخ‌های کم تا زیاد</translation>
    </message>
    <message>
        <source>5xx from %1</source>
        <translation>از %1 پاسخ 5xx</translation>
    </message>
    <message>
        <source>the worst</source>
        <translation>بدترین</translation>
    </message>
    <message>
        <source>%1: not known</source>
        <translation>%1: نامعلوم</translation>
    </message>
    <message>
        <source>%1: %2, 4xx %3, 5xx %4</source>
        <translation>%1: %2، 4xx %3، 5xx %4</translation>
    </message>
</context>
<context>
    <name>bafar::ui::load_balancer::ListenersModel</name>
    <message>
        <source>Listener</source>
        <translation>شنونده</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>نشانی</translation>
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
        <source>Clients</source>
        <translation>کلاینت‌ها</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>چرا</translation>
    </message>
    <message>
        <source>does not listen</source>
        <translation>گوش نمی‌دهد</translation>
    </message>
    <message>
        <source>serves</source>
        <translation>خدمت می‌دهد</translation>
    </message>
    <message>
        <source>stands by: the address is elsewhere</source>
        <translation>آماده‌به‌کار: نشانی جای دیگری است</translation>
    </message>
</context>
<context>
    <name>bafar::ui::load_balancer::RoutesModel</name>
    <message>
        <source>Host and path</source>
        <translation>میزبان و مسیر</translation>
    </message>
    <message>
        <source>Servers in rotation</source>
        <translation>سرورهای در چرخه</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>درخواست‌ها</translation>
    </message>
    <message>
        <source>5xx</source>
        <translation>5xx</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>صدک ۹۵</translation>
    </message>
    <message>
        <source>Balanced by</source>
        <translation>توزیع‌کننده</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>چرا</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>کجا</translation>
    </message>
    <message>
        <source>on the map</source>
        <translation>روی توپولوژی</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>سرویس</translation>
    </message>
</context>
<context>
    <name>bafar::ui::load_balancer::ServersModel</name>
    <message>
        <source>Server</source>
        <translation>سرور</translation>
    </message>
    <message>
        <source>State</source>
        <translation>وضعیت</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>نشانی</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>درخواست‌ها</translation>
    </message>
    <message>
        <source>5xx</source>
        <translation>5xx</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>صدک ۹۵</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>در جریان</translation>
    </message>
    <message>
        <source>Balanced by</source>
        <translation>توزیع‌کننده</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>چرا</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>سرویس</translation>
    </message>
    <message>
        <source>Reached by</source>
        <translation>راه دسترسی</translation>
    </message>
</context>
<context>
    <name>bafar::ui::load_balancer::SlowestModel</name>
    <message>
        <source>not known: too few requests</source>
        <translation>نامعلوم: درخواست‌ها کم‌اند</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>بیش از %1</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>مسیر</translation>
    </message>
    <message>
        <source>p95 of 15 minutes</source>
        <translation>صدک ۹۵ در ۱۵ دقیقه</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>درخواست‌ها</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>کجا</translation>
    </message>
    <message>
        <source>on the map</source>
        <translation>روی توپولوژی</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>سرویس</translation>
    </message>
</context>
<context>
    <name>bafar::ui::load_balancer::SlowestPanel</name>
    <message>
        <source>Slowest</source>
        <translation>کندترین‌ها</translation>
    </message>
</context>
<context>
    <name>bafar::ui::map::EdgeKey</name>
    <message>
        <source>Kinds of lines</source>
        <translation>گونه‌های خط‌ها</translation>
    </message>
    <message>
        <source>owner now</source>
        <translation>مالک کنونی</translation>
    </message>
    <message>
        <source>stands by</source>
        <translation>آماده‌به‌کار</translation>
    </message>
    <message>
        <source>sends requests</source>
        <translation>درخواست می‌فرستد</translation>
    </message>
    <message>
        <source>replicates</source>
        <translation>تکثیر می‌کند</translation>
    </message>
</context>
<context>
    <name>bafar::ui::map::MapPane</name>
    <message>
        <source>Smaller</source>
        <translation>کوچک‌تر</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>اندازهٔ اصلی</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>بزرگ‌تر</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>نمایش همهٔ آن</translation>
    </message>
    <message>
        <source>all</source>
        <translation>همه</translation>
    </message>
    <message>
        <source>The map larger</source>
        <translation>توپولوژی بزرگ‌تر</translation>
    </message>
    <message>
        <source>The map smaller</source>
        <translation>توپولوژی کوچک‌تر</translation>
    </message>
    <message>
        <source>All of the map</source>
        <translation>همهٔ توپولوژی</translation>
    </message>
</context>
<context>
    <name>bafar::ui::map::MapView</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 برای %2</translation>
    </message>
    <message>
        <source>Topology by role</source>
        <translation>توپولوژی بر پایهٔ نقش</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>parts: %1</source>
        <translation>بخش‌ها: %1</translation>
    </message>
    <message>
        <source>Put back where it would be</source>
        <translation>برگرداندن به جای خودش</translation>
    </message>
    <message>
        <source>Put all back</source>
        <translation>برگرداندن همه</translation>
    </message>
    <message>
        <source>Topology by host</source>
        <translation>توپولوژی بر پایهٔ میزبان</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>روی توپولوژی</translation>
    </message>
    <message>
        <source>To the card beside it</source>
        <translation>به کارت کناری</translation>
    </message>
    <message>
        <source>Open or close the card</source>
        <translation>باز یا بسته کردن کارت</translation>
    </message>
    <message>
        <source>The card's alerts</source>
        <translation>هشدارهای کارت</translation>
    </message>
    <message>
        <source>Move the card</source>
        <translation>جابه‌جا کردن کارت</translation>
    </message>
    <message>
        <source>Move the host</source>
        <translation>جابه‌جا کردن میزبان</translation>
    </message>
    <message>
        <source>The map in its actual size</source>
        <translation>توپولوژی به اندازهٔ واقعی</translation>
    </message>
</context>
<context>
    <name>bafar::ui::map::ReplayPlayer</name>
    <message>
        <source>Pause (P)</source>
        <translation>درنگ (⁨P⁩)</translation>
    </message>
    <message>
        <source>Play (P)</source>
        <translation>پخش (⁨P⁩)</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>%1 times as fast</source>
        <translation>%1 برابر تندتر</translation>
    </message>
    <message>
        <source>%1 times as fast; a click changes it</source>
        <translation>%1 برابر تندتر؛ با کلیک عوض می‌شود</translation>
    </message>
</context>
<context>
    <name>bafar::ui::map::ReplayedPage</name>
    <message>
        <source>Back to live from a replay</source>
        <translation>بازگشت از بازپخش به زنده</translation>
    </message>
    <message>
        <source>Replay %1</source>
        <translation>بازپخش %1</translation>
    </message>
    <message>
        <source>live</source>
        <translation>زنده</translation>
    </message>
    <message>
        <source>replay</source>
        <translation>بازپخش</translation>
    </message>
    <message>
        <source>Shows the topology as it was</source>
        <translation>توپولوژی را چنان‌که بود نشان می‌دهد</translation>
    </message>
    <message>
        <source>The topology as it was. Actions are disabled.</source>
        <translation>توپولوژی گذشته؛ بدون کنش</translation>
    </message>
    <message>
        <source>The past: no actions</source>
        <translation>گذشته؛ بدون کنش</translation>
    </message>
    <message>
        <source>No actions</source>
        <translation>بدون کنش</translation>
    </message>
    <message>
        <source>Back to live (Esc)</source>
        <translation>بازگشت به اکنون (Esc)</translation>
    </message>
    <message>
        <source>Live (Esc)</source>
        <translation>اکنون (Esc)</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>کهنه</translation>
    </message>
    <message>
        <source>Play a replay, or pause it</source>
        <translation>پخش یا درنگ بازپخش</translation>
    </message>
</context>
<context>
    <name>bafar::ui::map::ThingsModel</name>
    <message>
        <source>Alerts</source>
        <translation>هشدارها</translation>
    </message>
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
        <translation>به گفتهٔ</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>عمر</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>پیوندها</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln مورد دیگر</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::map::ThingsTable</name>
    <message>
        <source>Copy as CSV</source>
        <translation>کپی به‌صورت ⁨CSV⁩</translation>
    </message>
    <message>
        <source>Topology as a table</source>
        <translation>توپولوژی به صورت جدول</translation>
    </message>
    <message>
        <source>No thing fits the filter</source>
        <translation>هیچ موردی با فیلتر نمی‌خواند</translation>
    </message>
    <message>
        <source>Clear the text to see all of them.</source>
        <translation>برای دیدن همهٔ آن‌ها متن را پاک کنید.</translation>
    </message>
    <message>
        <source>Name, fact or relation</source>
        <translation>نام، داده یا پیوند</translation>
    </message>
    <message>
        <source>Show things with this text</source>
        <translation>نمایش موردهای دارای این متن</translation>
    </message>
</context>
<context>
    <name>bafar::ui::monitoring::ChartsPanel</name>
    <message>
        <source>%1 min</source>
        <translation>%1 دقیقه</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 ساعت</translation>
    </message>
    <message>
        <source>not heard: the lines end where the samples did</source>
        <translation>شنیده نمی‌شود: خط‌ها همان‌جا پایان می‌یابند که نمونه‌ها پایان یافتند</translation>
    </message>
    <message numerus="yes">
        <source>%Ln processor(s)</source>
        <translation>
            <numerusform>%Ln پردازنده</numerusform>
        </translation>
    </message>
    <message>
        <source>Back from the zoom</source>
        <translation>بازگشت از بزرگ‌نمایی</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>مکث</translation>
    </message>
    <message>
        <source>Paused %1</source>
        <translation>مکث %1</translation>
    </message>
    <message>
        <source>the past of %1 could not be read as a whole and is not drawn</source>
        <translation>گذشتهٔ %1 به‌تمامی خوانده نشد و رسم نمی‌شود</translation>
    </message>
    <message>
        <source>Charts, facts and events of the node</source>
        <translation>نمودارها، داده‌ها و رویدادهای گره</translation>
    </message>
    <message>
        <source>not heard</source>
        <translation>شنیده نمی‌شود</translation>
    </message>
</context>
<context>
    <name>bafar::ui::monitoring::NodeCharts</name>
    <message>
        <source>no values</source>
        <translation>بی‌مقدار</translation>
    </message>
    <message>
        <source>No figures have come yet: lines begin with the first ones.</source>
        <translation>هنوز رقمی نرسیده است: خط‌ها با نخستین رقم‌ها آغاز می‌شوند.</translation>
    </message>
</context>
<context>
    <name>bafar::ui::monitoring::NodeEventsModel</name>
    <message>
        <source>Time</source>
        <translation>زمان</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>چه رخ داد</translation>
    </message>
</context>
<context>
    <name>bafar::ui::monitoring::NodeSide</name>
    <message>
        <source>No event of this node is known.</source>
        <translation>رویدادی از این گره دانسته نیست.</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>کنش‌ها</translation>
    </message>
    <message>
        <source>Recent events</source>
        <translation>رویدادهای اخیر</translation>
    </message>
</context>
<context>
    <name>bafar::ui::overview::ProblemsModel</name>
    <message>
        <source>What</source>
        <translation>مورد</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>چرا</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>از زمان</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>گزارش از</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>کجا</translation>
    </message>
    <message>
        <source>on the map</source>
        <translation>روی توپولوژی</translation>
    </message>
</context>
<context>
    <name>bafar::ui::palette::Popup</name>
    <message>
        <source>Unlock</source>
        <translation>باز کردن قفل</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>جست‌وجو</translation>
    </message>
    <message>
        <source>Find a node, service, action</source>
        <translation>یافتن گره، سرویس، کنش</translation>
    </message>
    <message>
        <source>Search for pages, things, actions and metrics</source>
        <translation>جست‌وجوی صفحه‌ها، موردها، کنش‌ها و سنجه‌ها</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>یافته‌ها</translation>
    </message>
    <message>
        <source>Lets this console change the cluster</source>
        <translation>به این کنسول اجازهٔ تغییر خوشه را می‌دهد</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>انتخاب</translation>
    </message>
    <message>
        <source>open</source>
        <translation>باز کردن</translation>
    </message>
    <message>
        <source>close</source>
        <translation>بستن</translation>
    </message>
    <message>
        <source>Nothing fits “%1”</source>
        <translation>چیزی با «%1» جور نیست</translation>
    </message>
    <message>
        <source>Search for pages, nodes, addresses, services, servers and volumes by name, state or fact, for actions that are offered now, for metrics and commands.</source>
        <translation>می‌توان صفحه‌ها، گره‌ها، نشانی‌ها، سرویس‌ها، سرورها و حجم‌ها را با نام، وضعیت یا ویژگی جست، و نیز کنش‌هایی را که اکنون ممکن‌اند، سنجه‌ها و فرمان‌ها را.</translation>
    </message>
</context>
<context>
    <name>bafar::ui::services::LogBar</name>
    <message>
        <source>Task whose lines are shown</source>
        <translation>تسکی که سطرهایش نشان داده می‌شود</translation>
    </message>
    <message>
        <source>Wrap</source>
        <translation>شکستن سطر</translation>
    </message>
    <message>
        <source>Long lines go on below</source>
        <translation>سطرهای بلند در زیر ادامه می‌یابند</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>کپی</translation>
    </message>
    <message>
        <source>Copies the chosen lines</source>
        <translation>سطرهای برگزیده را کپی می‌کند</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>ذخیره…</translation>
    </message>
    <message>
        <source>Saves the shown lines as a file</source>
        <translation>سطرهای نشان‌داده‌شده را در پرونده‌ای ذخیره می‌کند</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>پاک کردن</translation>
    </message>
    <message>
        <source>Forgets the lines here; the log itself stays</source>
        <translation>سطرها را از اینجا پاک می‌کند؛ خود لاگ می‌ماند</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>جست‌وجو</translation>
    </message>
    <message>
        <source>Search in the log</source>
        <translation>جست‌وجو در لاگ</translation>
    </message>
    <message>
        <source>Previous line found</source>
        <translation>سطر یافت‌شدهٔ پیشین</translation>
    </message>
    <message>
        <source>Previous line found (Shift+F3)</source>
        <translation>سطر یافت‌شدهٔ پیشین (Shift+F3)</translation>
    </message>
    <message>
        <source>Next line found</source>
        <translation>سطر یافت‌شدهٔ بعدی</translation>
    </message>
    <message>
        <source>Next line found (F3)</source>
        <translation>سطر یافت‌شدهٔ بعدی (F3)</translation>
    </message>
    <message>
        <source>All tasks</source>
        <translation>همهٔ تسک‌ها</translation>
    </message>
    <message>
        <source>none</source>
        <translation>هیچ</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 مورد</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 از %2</translation>
    </message>
</context>
<context>
    <name>bafar::ui::services::LogPanel</name>
    <message>
        <source>Read the log</source>
        <translation>خواندن لاگ</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>توقف</translation>
    </message>
    <message>
        <source>Stop reading the log</source>
        <translation>توقف خواندن لاگ</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>سطرهای لاگ</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>لاگ</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <translation>لاگ %1</translation>
    </message>
    <message>
        <source>Agents record in the audit log who reads which log.</source>
        <translation>عامل‌ها در لاگ ممیزی ثبت می‌کنند چه کسی کدام لاگ را می‌خواند.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new line(s)</source>
        <translation>
            <numerusform>%Ln سطر تازه</numerusform>
            <numerusform>%Ln سطر تازه</numerusform>
        </translation>
    </message>
    <message>
        <source>To the newest line</source>
        <translation>به تازه‌ترین سطر</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 نوشته نمی‌شود: %2</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>ذخیرهٔ لاگ</translation>
    </message>
    <message>
        <source>saved as %1</source>
        <translation>در %1 ذخیره شد</translation>
    </message>
    <message>
        <source>Search in the log</source>
        <translation>جست‌وجو در لاگ</translation>
    </message>
    <message>
        <source>Next line found</source>
        <translation>سطر یافت‌شدهٔ بعدی</translation>
    </message>
    <message>
        <source>Previous line found</source>
        <translation>سطر یافت‌شدهٔ پیشین</translation>
    </message>
    <message>
        <source>Copy the chosen lines</source>
        <translation>کپی سطرهای برگزیده</translation>
    </message>
    <message>
        <source>Older lines</source>
        <translation>سطرهای کهنه‌تر</translation>
    </message>
    <message>
        <source>Reading older lines…</source>
        <translation>خواندن سطرهای کهنه‌تر…</translation>
    </message>
    <message>
        <source>no older lines are kept</source>
        <translation>سطر کهنه‌تری نگه داشته نشده</translation>
    </message>
    <message>
        <source>older lines cannot be read: %1</source>
        <translation>سطرهای کهنه‌تر خوانده نمی‌شود: %1</translation>
    </message>
</context>
<context>
    <name>bafar::ui::services::LogView</name>
    <message>
        <source>standard error</source>
        <translation>خطای استاندارد</translation>
    </message>
    <message>
        <source>standard output</source>
        <translation>خروجی استاندارد</translation>
    </message>
    <message>
        <source>In a log</source>
        <translation>در لاگ</translation>
    </message>
    <message>
        <source>To the line before, or after</source>
        <translation>به سطر پیشین یا پسین</translation>
    </message>
    <message>
        <source>More lines with it</source>
        <translation>سطرهای بیشتر با آن</translation>
    </message>
    <message>
        <source>A page up, or down</source>
        <translation>یک صفحه بالا یا پایین</translation>
    </message>
    <message>
        <source>The first line, or the last</source>
        <translation>نخستین یا واپسین سطر</translation>
    </message>
    <message>
        <source>Along a long line</source>
        <translation>در طول سطر بلند</translation>
    </message>
    <message>
        <source>Choose all lines</source>
        <translation>گزیدن همهٔ سطرها</translation>
    </message>
</context>
<context>
    <name>bafar::ui::services::WayPanel</name>
    <message>
        <source>its address</source>
        <translation>نشانی‌اش</translation>
    </message>
    <message>
        <source>its node's host port</source>
        <translation>درگاه میزبان روی گره خودش</translation>
    </message>
    <message>
        <source>the overlay network %1</source>
        <translation>شبکهٔ اورلی %1</translation>
    </message>
    <message>
        <source>Reached by</source>
        <translation>راه دسترسی</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>دسترس‌ناپذیر</translation>
    </message>
</context>
<context>
    <name>bafar::ui::storage::HealPanel</name>
    <message>
        <source>Files to heal</source>
        <translation>پرونده‌های نیازمند ترمیم</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>نامعلوم</translation>
    </message>
    <message>
        <source>nothing to heal</source>
        <translation>چیزی برای ترمیم نیست</translation>
    </message>
    <message>
        <source>most %1, in %2</source>
        <translation>بیشترین %1، در %2</translation>
    </message>
    <message>
        <source>Without a line: %1. The table has the count of all.</source>
        <translation>بدون خط: %1. شمار همه در جدول هست.</translation>
    </message>
</context>
<context>
    <name>bafar::ui::storage::StoragePanel</name>
    <message>
        <source>How full</source>
        <translation>میزان پر بودن</translation>
    </message>
</context>
<context>
    <name>bafar::ui::things::BeliefsModel</name>
    <message>
        <source>Agent</source>
        <translation>عامل</translation>
    </message>
    <message>
        <source>What it believes</source>
        <translation>باور آن</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>عمر</translation>
    </message>
    <message>
        <source>It is cut off from the majority of the agents' group: what it says of others may be old.</source>
        <translation>از اکثریت گروه عامل‌ها جدا افتاده است: آنچه از دیگران می‌گوید شاید کهنه باشد.</translation>
    </message>
    <message>
        <source>cut off: %1</source>
        <translation>جداافتاده: %1</translation>
    </message>
</context>
<context>
    <name>bafar::ui::things::Halves</name>
    <message>
        <source>Between the table and what is below it</source>
        <translation>مرز جدول و آنچه زیر آن است</translation>
    </message>
    <message>
        <source>Up and Down move it, Home and End as far as it goes</source>
        <translation>کلیدهای بالا و پایین آن را جابه‌جا می‌کنند، ⁨Home⁩ و ⁨End⁩ تا انتها</translation>
    </message>
</context>
<context>
    <name>bafar::ui::things::HoldsView</name>
    <message>
        <source>Paused automation</source>
        <translation>کارهای خودکار متوقف‌شده</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>و %Ln تای دیگر</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>نمایش</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>نمایش %1</translation>
    </message>
</context>
<context>
    <name>bafar::ui::things::LeftOut</name>
    <message numerus="yes">
        <source>and %Ln more, in the table below</source>
        <translation>
            <numerusform>و %Ln تای دیگر، در جدول زیر</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::things::RecentModel</name>
    <message>
        <source>Time</source>
        <translation>زمان</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>چه رخ داد</translation>
    </message>
</context>
<context>
    <name>bafar::ui::things::RelationsModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>How</source>
        <translation>رابطه</translation>
    </message>
    <message>
        <source>What</source>
        <translation>مورد</translation>
    </message>
</context>
<context>
    <name>bafar::ui::things::Sparks</name>
    <message>
        <source>Charts are of the present: they are back when the replay ends.</source>
        <translation>نمودارها از اکنون‌اند: با پایان بازپخش بازمی‌گردند.</translation>
    </message>
    <message>
        <source>Last %1 minutes</source>
        <translation>%1 دقیقهٔ گذشته</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>نامعلوم</translation>
    </message>
</context>
<context>
    <name>bafar::ui::things::ThingPanel</name>
    <message>
        <source>Actions</source>
        <translation>کنش‌ها</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>پیوندها</translation>
    </message>
    <message>
        <source>Last events</source>
        <translation>آخرین رویدادها</translation>
    </message>
    <message>
        <source>What each agent believes</source>
        <translation>باور هر عامل</translation>
    </message>
    <message>
        <source>said by %1, %2 ago</source>
        <translation>به گفتهٔ %1، %2 پیش</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more, all as well or better</source>
        <translation>
            <numerusform>و %Ln مورد دیگر، همه به همین خوبی یا بهتر</numerusform>
        </translation>
    </message>
    <message>
        <source>as %1 said it at %2</source>
        <translation>به گفتهٔ %1 در %2</translation>
    </message>
    <message>
        <source>About what is chosen</source>
        <translation>دربارهٔ آنچه برگزیده شده</translation>
    </message>
</context>
<context>
    <name>bafar::ui::things::ThingsModel</name>
    <message>
        <source>Name</source>
        <translation>نام</translation>
    </message>
    <message>
        <source>State</source>
        <translation>وضعیت</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>گره</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>چرا</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>عمر</translation>
    </message>
</context>
</TS>
