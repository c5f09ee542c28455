// The kernel's mount table and the marks in a volume, understood.
#include "agents/helper/mount_table.h"

#include <QTest>

#include "core/schema/storage.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

/// As a Debian 12 host shows it.
constexpr std::string_view Table =
    "22 27 0:20 / /sys rw,nosuid shared:7 - sysfs sysfs rw\n"
    "27 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw,errors=remount-ro\n"
    "90 27 0:45 / /mnt rw,relatime shared:300 - fuse.glusterfs n1:/shared "
    "rw,user_id=0,group_id=0,default_permissions,allow_other,max_read=131072\n"
    "91 27 0:46 / /srv/a\\040b ro,relatime - fuse.glusterfs n1:/a\\134b rw\n"
    "92 27 0:47 / /srv/two rw - ext4 /dev/vdb rw\n"
    "93 92 0:48 / /srv/two rw master:1 propagate_from:2 - fuse.glusterfs fd00::1:/two/dir ro\n"
    "94 27 0:49 / /srv/cut rw\n"
    "nonsense\n";

} // namespace

class MountTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatIsMountedIsFound_data()
    {
        QTest::addColumn<QString>("point");
        QTest::addColumn<QString>("found");
        const auto row = [](const char* text, const char* point, const char* found) {
            QTest::newRow(text) << QString::fromLatin1(point) << QString::fromLatin1(found);
        };
        row("given a gluster mount, then its source", "/mnt", "fuse.glusterfs n1:/shared rw");
        row("given escaped blanks and backslashes, then they are plain", "/srv/a b",
            "fuse.glusterfs n1:/a\\b ro");
        row("given two mounts, then the later one covers the first", "/srv/two",
            "fuse.glusterfs fd00::1:/two/dir ro");
        row("given a line cut off, then it counts for nothing", "/srv/cut", "");
        row("given a folder that is no mount point", "/mnt/x", "");
    }

    void whatIsMountedIsFound()
    {
        QFETCH(QString, point);
        QFETCH(QString, found);
        const auto entry = helper::mountAt(Table, point.toStdString());
        const std::string text =
            entry ? entry->type + " " + entry->source + (entry->readOnly ? " ro" : " rw") : "";
        QCOMPARE(QString::fromStdString(text), found);
    }

    void aMountIsOfItsVolumeOnly_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("source");
        QTest::addColumn<bool>("is");
        const auto row = [](const char* type, const char* source, bool is) {
            QTest::newRow(source) << QString::fromLatin1(type) << QString::fromLatin1(source) << is;
        };
        row("fuse.glusterfs", "n1:/shared", true);
        row("fuse.glusterfs", "n1:shared", true);
        row("fuse.glusterfs", "n1,n2:/shared/dir", true);
        row("fuse.glusterfs", "fd00::1:/shared", true);
        row("fuse.glusterfs", "n1:/shared2", false);
        row("fuse.glusterfs", "n1:/other/shared", false);
        row("fuse.glusterfs", "shared", false);
        row("ext4", "n1:/shared ", false);
        row("nfs4", "n3:/shared", false);
    }

    void aMountIsOfItsVolumeOnly()
    {
        QFETCH(QString, type);
        QFETCH(QString, source);
        QFETCH(bool, is);
        QCOMPARE(schema::storage::isMountOf(type.toStdString(), source.toStdString(), "shared"),
                 is);
    }

    void aMarkReadsBackAndHasOneLength()
    {
        const std::string small = helper::markText("n1", 1);
        const std::string large = helper::markText("n1", UINT64_MAX);
        QCOMPARE(small.size(), large.size());
        QVERIFY(large.size() <= helper::MarkMax);
        QVERIFY(helper::markRound(small, "n1") == 1U);
        QVERIFY(helper::markRound(large, "n1") == UINT64_MAX);
        QVERIFY(!helper::markRound(small, "n2"));
    }

    void whatIsNoMarkHasNoRound_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("given nothing") << QByteArray();
        QTest::newRow("given a line cut off") << QByteArray("bafar mark of n1, round 00012");
        QTest::newRow("given a round beyond any")
            << QByteArray("bafar mark of n1, round 99999999999999999999\n");
        QTest::newRow("given too much")
            << QByteArray("bafar mark of n1, round 1\n") + QByteArray(300, 'x');
    }

    void whatIsNoMarkHasNoRound()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!helper::markRound(text.toStdString(), "n1"));
    }
};

} // namespace bafar::test

TEST_CLASS(bafar::test::MountTableTest)
#include "mount_table_test.moc"
