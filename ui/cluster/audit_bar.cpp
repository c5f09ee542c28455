#include "ui/cluster/audit_bar.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <utility>

#include "ui/shared/field.h"
#include "ui/shared/kept_choice.h"
#include "ui/shared/segments.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::cluster {
namespace {

constexpr int SearchMax = 200; ///< letters of what is looked for

enum Which : int { AllLines, RefusedLines };

const QString TextKey = QStringLiteral("text");
const QString PlaceKey = QStringLiteral("in");
const QString RefusedKey = QStringLiteral("refused");
const QStringList PlaceIds{QStringLiteral("anything"), QStringLiteral("who"),
                           QStringLiteral("what"),
                           QStringLiteral("why")}; ///< by AuditFilter::In, as they are kept

} // namespace

AuditBar::AuditBar(QWidget* parent)
    : QWidget(parent)
    , search_(new QLineEdit(this))
    , in_(new QComboBox(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 16, 10);
    row->setSpacing(6);
    makeSearch(row);
    row->addSpacing(8);
    const std::vector<shared::Segment> segments{
        {AllLines, tr("all"), QStringLiteral("auditAll")},
        {RefusedLines, tr("refused only"), QStringLiteral("auditRefused")}};
    which_ = shared::addSegments(row, segments, AllLines, this);
    connect(which_, &QButtonGroup::idClicked, this, &AuditBar::filterChanged);
    row->addStretch(1);
    QPushButton* again = shared::makeButton(tr("Refresh"), "quiet", this);
    again->setObjectName(QStringLiteral("auditAgain"));
    again->setToolTip(tr("Ask the agents for what is new"));
    again->setAccessibleDescription(again->toolTip());
    connect(again, &QPushButton::clicked, this, &AuditBar::againWanted);
    row->addWidget(again);
    makeExport(row);
    keepFilter();
}

void AuditBar::makeSearch(QHBoxLayout* row)
{
    search_->setObjectName(QStringLiteral("auditSearch"));
    shared::setPlaceholder(search_, tr("Find in the log (Ctrl+F)"));
    search_->setAccessibleName(tr("Find in the audit log"));
    search_->setMaxLength(SearchMax);
    search_->setMinimumWidth(220);
    search_->setMaximumWidth(320);
    search_->setClearButtonEnabled(true);
    shared::beginWithInterface(search_);
    connect(search_, &QLineEdit::textChanged, this, &AuditBar::filterChanged);
    row->addWidget(search_, 1);
    using In = AuditFilter::In;
    const std::pair<QString, In> places[] = {{tr("in everything"), In::Anything},
                                             {tr("in who"), In::Who},
                                             {tr("in what"), In::What},
                                             {tr("in why"), In::Why}};
    for (const auto& [text, place] : places) {
        in_->addItem(text, static_cast<int>(place));
    }
    in_->setObjectName(QStringLiteral("auditIn"));
    in_->setAccessibleName(tr("Where it is looked for"));
    in_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(in_, &QComboBox::currentIndexChanged, this, &AuditBar::filterChanged);
    row->addWidget(in_);
}

void AuditBar::makeExport(QHBoxLayout* row)
{
    QPushButton* button = shared::makeButton(tr("Export"), "choice", this);
    button->setObjectName(QStringLiteral("auditExport"));
    button->setToolTip(tr("Writes everything that fits the filter to a file, however old"));
    button->setAccessibleDescription(button->toolTip());
    auto* menu = new QMenu(button);
    menu->setAccessibleName(button->text());
    const std::pair<QString, AuditFormat> formats[] = {{tr("As CSV…"), AuditFormat::Csv},
                                                       {tr("As JSON…"), AuditFormat::Json}};
    for (const auto& [text, format] : formats) {
        connect(menu->addAction(text), &QAction::triggered, this,
                [this, wanted = format] { Q_EMIT exportWanted(wanted); });
    }
    button->setMenu(menu);
    row->addWidget(button);
}

AuditFilter AuditBar::filter() const
{
    AuditFilter filter;
    filter.text = search_->text();
    filter.in = static_cast<AuditFilter::In>(in_->currentData().toInt());
    filter.refusedOnly = which_->checkedId() == RefusedLines;
    return filter;
}

void AuditBar::setFilter(const AuditFilter& filter)
{
    search_->setText(filter.text);
    in_->setCurrentIndex(in_->findData(static_cast<int>(filter.in)));
    which_->button(filter.refusedOnly ? RefusedLines : AllLines)->click();
}

void AuditBar::keepFilter()
{
    const auto* kept = new shared::KeptChoice(
        this, QStringLiteral("audit"),
        [this] {
            const AuditFilter now = filter();
            return QJsonObject{{TextKey, now.text},
                               {PlaceKey, PlaceIds[static_cast<int>(now.in)]},
                               {RefusedKey, now.refusedOnly}};
        },
        [this](const QJsonObject& state) {
            AuditFilter wanted;
            wanted.text = state[TextKey].toString().left(SearchMax);
            const auto place = PlaceIds.indexOf(state[PlaceKey].toString());
            wanted.in = static_cast<AuditFilter::In>(place < 0 ? 0 : place);
            wanted.refusedOnly = state[RefusedKey].toBool();
            setFilter(wanted);
        });
    connect(this, &AuditBar::filterChanged, kept, &shared::KeptChoice::changed);
}

void AuditBar::focusSearch()
{
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

} // namespace bafar::ui::cluster
