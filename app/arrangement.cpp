#include "app/arrangement.h"

#include <QCryptographicHash>
#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QSplitter>
#include <QUrl>

#include "app/folders.h"
#include "app/main_window.h"
#include "ui/link/session.h"
#include "ui/map/view.h"
#include "ui/monitoring/choice.h"
#include "ui/shared/kept_choice.h"
#include "ui/shared/table_columns.h"
#include "ui/things/page.h"

namespace bafar::app {

using shared::KeptChoice;
using shared::TableColumns;

namespace {

constexpr int Version = 1;
constexpr qint64 BytesMax = 512 * 1024; ///< one that is larger is not ours
constexpr qsizetype NameMax = 100;      ///< bytes, as encoded
constexpr qsizetype HashLetters = 12;
constexpr int ShareMin = 10; ///< percent
constexpr int SaveAfterMs = 1000;

/// The page that something is a part of.
QString pageOf(const QObject& part)
{
    const QObject* at = &part;
    while (at->parent() != nullptr && !at->property(PageId).isValid()) {
        at = at->parent();
    }
    return at->property(PageId).toString();
}

} // namespace

QByteArray toJson(const Arrangement& arrangement)
{
    QJsonObject all;
    all[QStringLiteral("version")] = Version;
    all[QStringLiteral("page")] = arrangement.page;
    all[QStringLiteral("geometry")] = QString::fromLatin1(arrangement.geometry.toBase64());
    if (!arrangement.map.isEmpty()) {
        all[QStringLiteral("map")] = arrangement.map;
    }
    QJsonObject shares;
    for (auto share = arrangement.shares.begin(); share != arrangement.shares.end(); ++share) {
        shares[share.key()] = share.value();
    }
    all[QStringLiteral("shares")] = shares;
    if (!arrangement.columns.isEmpty()) {
        all[QStringLiteral("columns")] = arrangement.columns;
    }
    if (!arrangement.choices.isEmpty()) {
        all[QStringLiteral("choices")] = arrangement.choices;
    }
    return QJsonDocument(all).toJson();
}

Result<Arrangement> arrangementOf(const QByteArray& json)
{
    const QJsonObject all = QJsonDocument::fromJson(json).object();
    if (all[QStringLiteral("version")].toInt() != Version) {
        return fail(Code::InvalidInput, "not an arrangement of this version");
    }
    const auto geometry = QByteArray::fromBase64Encoding(
        all[QStringLiteral("geometry")].toString().toLatin1(),
        QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    const QString page = all[QStringLiteral("page")].toString();
    if (!geometry || geometry.decoded.isEmpty() || page.isEmpty()) {
        return fail(Code::InvalidInput, "an arrangement has a page and a geometry");
    }
    Arrangement arrangement{page, geometry.decoded, all[QStringLiteral("map")].toObject()};
    arrangement.columns = all[QStringLiteral("columns")].toObject();
    arrangement.choices = all[QStringLiteral("choices")].toObject();
    const QJsonObject shares = all[QStringLiteral("shares")].toObject();
    for (auto share = shares.begin(); share != shares.end(); ++share) {
        const int percent = share.value().toInt();
        if (percent >= ShareMin && percent <= 100 - ShareMin) {
            arrangement.shares[share.key()] = percent;
        }
    }
    return arrangement;
}

QString arrangementFile(const QString& cluster, const QString& authority)
{
    // What a file's name cannot hold is percent-encoded; a point at its beginning would hide it.
    const QByteArray whole = QUrl::toPercentEncoding(cluster, {}, QByteArrayLiteral("."));
    QByteArray name = whole.left(NameMax);
    const bool isCut = name != whole; // a letter of Persian takes six bytes
    if (isCut || !authority.isEmpty()) {
        const QString whose =
            authority.isEmpty() ? cluster : authority + QLatin1Char('/') + cluster;
        name += '-' + QCryptographicHash::hash(whose.toUtf8(), QCryptographicHash::Sha256)
                          .toHex()
                          .left(HashLetters);
    }
    return stateFolder() + QLatin1Char('/') + QString::fromLatin1(name) + QStringLiteral(".json");
}

void adoptArrangement(const QString& cluster, const QString& authority)
{
    // Nothing is written over; where it cannot be copied, the next start is like the first.
    (void)QFile::copy(arrangementFile(cluster), arrangementFile(cluster, authority));
}

ArrangementKeeper::ArrangementKeeper(MainWindow& window, link::Session& session, QString file)
    : window_(window)
    , session_(session)
    , file_(std::move(file))
{
    saving_.setSingleShot(true);
    saving_.setInterval(SaveAfterMs);
    connect(&saving_, &QTimer::timeout, this, &ArrangementKeeper::save);
    connect(&window_, &MainWindow::pageOpened, &saving_, qOverload<>(&QTimer::start));
    restore();
    (void)ui::monitoring::ChartsChoice::of(session_); // before a node's charts ask for it
    showChoices(session_);
    arrange(&window_);
    connect(&window_, &MainWindow::pageMade, this, &ArrangementKeeper::arrange);
    window_.openPage(saved_.page); // one that is gone: the first stays
    window_.installEventFilter(this);
}

ArrangementKeeper::~ArrangementKeeper()
{
    if (saving_.isActive()) {
        save();
    }
}

void ArrangementKeeper::restore()
{
    QFile file(file_);
    if (!file.open(QIODevice::ReadOnly)) {
        return;
    }
    const Result<Arrangement> read = arrangementOf(file.read(BytesMax));
    if (!read || !window_.restoreGeometry(read->geometry)) {
        file.close();
        QFile::remove(file_ + QStringLiteral(".broken"));
        QFile::rename(file_, file_ + QStringLiteral(".broken"));
        return;
    }
    saved_ = *read;
}

/// What a part of the window has to be arranged, as it was left.
void ArrangementKeeper::arrange(QWidget* part)
{
    if (auto* map = part->findChild<ui::map::MapView*>()) {
        map->setArrangement(ui::map::mapArrangementOf(saved_.map));
        connect(map, &ui::map::MapView::arrangementChanged, &saving_, qOverload<>(&QTimer::start));
    }
    for (QSplitter* split : part->findChildren<QSplitter*>()) {
        const auto share = saved_.shares.constFind(pageOf(*split));
        if (share != saved_.shares.constEnd()) {
            split->setProperty(ui::things::SplitShare, *share);
        }
        connect(split, &QSplitter::splitterMoved, &saving_, qOverload<>(&QTimer::start));
    }
    for (TableColumns* columns : part->findChildren<TableColumns*>()) {
        columns->setState(
            shared::columnStateOf(saved_.columns[columns->id()].toObject(), columns->count()));
        connect(columns, &TableColumns::changed, &saving_, qOverload<>(&QTimer::start));
    }
    showChoices(*part);
}

/// What is chosen on the parts of an owner, as it was left.
void ArrangementKeeper::showChoices(const QObject& owner)
{
    for (KeptChoice* choice : owner.findChildren<KeptChoice*>()) {
        choice->setState(saved_.choices[choice->id()].toObject());
        connect(choice, &KeptChoice::changed, &saving_, qOverload<>(&QTimer::start));
    }
}

Arrangement ArrangementKeeper::now() const
{
    const auto* map = window_.findChild<ui::map::MapView*>();
    Arrangement arrangement{window_.page(),
                            window_.saveGeometry(),
                            map == nullptr ? saved_.map : ui::map::toJson(map->arrangement()),
                            saved_.shares,
                            saved_.columns,
                            saved_.choices};
    for (const QSplitter* split : window_.findChildren<const QSplitter*>()) {
        const QVariant share = split->property(ui::things::SplitShare);
        if (share.isValid()) {
            arrangement.shares[pageOf(*split)] = share.toInt();
        }
    }
    for (const TableColumns* columns : window_.findChildren<const TableColumns*>()) {
        if (columns->state() == shared::ColumnState()) {
            arrangement.columns.remove(columns->id());
        } else {
            arrangement.columns[columns->id()] = shared::toJson(columns->state(), columns->count());
        }
    }
    for (const KeptChoice* choice :
         window_.findChildren<const KeptChoice*>() + session_.findChildren<const KeptChoice*>()) {
        const QJsonObject state = choice->state();
        if (state.isEmpty()) {
            arrangement.choices.remove(choice->id());
        } else {
            arrangement.choices[choice->id()] = state;
        }
    }
    return arrangement;
}

void ArrangementKeeper::save()
{
    const Arrangement now = this->now();
    if (now == saved_ || !QDir().mkpath(QFileInfo(file_).absolutePath())) {
        return;
    }
    QSaveFile file(file_);
    const QByteArray text = toJson(now);
    // Where nothing can be written, the next start is like the first: no reason to disturb.
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit()) {
        saved_ = now;
    }
}

bool ArrangementKeeper::eventFilter(QObject* object, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::Move:
    case QEvent::WindowStateChange: saving_.start(); break;
    case QEvent::Close: save(); break;
    default: break;
    }
    return QObject::eventFilter(object, event);
}

} // namespace bafar::app
