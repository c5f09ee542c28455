// The parts of the plan dialog's middle, as they are made once.
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/actions/model.h"
#include "ui/actions/plan_body.h"
#include "ui/shared/command_block.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::actions {
namespace {

using shared::makeLabel;
using shared::TextRole;

constexpr int ReasonMax = 166; ///< letters of up to three bytes: agents take 500 bytes

/// Pixels of a step's number and of its state.
constexpr int NumberWidth = 30;
constexpr int StateWidth = 122;

/// Of the width that number and state leave, what is told of a step has three parts, and what it
/// does two: the one is a sentence or more, the other a few words.
class StepColumns : public QObject {
public:
    explicit StepColumns(QTableView* table)
        : QObject(table)
        , table_(table)
    {
        table->installEventFilter(this);
    }

    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest) {
            share();
        }
        return QObject::eventFilter(object, event);
    }

private:
    void share()
    {
        constexpr int Least = 60;
        const int state = table_->isColumnHidden(StepsModel::State) ? 0 : StateWidth;
        const int what = std::max(Least, (table_->width() - NumberWidth - state) * 2 / 5);
        if (table_->columnWidth(StepsModel::What) != what) {
            table_->setColumnWidth(StepsModel::What, what);
        }
    }

    QTableView* table_;
};

/// The state of a running step stands over a line that shows how much of its time-out is used.
class StepDelegate : public shared::RowsDelegate {
public:
    using RowsDelegate::RowsDelegate;

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        RowsDelegate::paint(painter, option, index);
        const QVariant used = index.data(StepsModel::UsedRole);
        if (index.column() != StepsModel::State || !used.isValid()) {
            return;
        }
        constexpr int Thick = 3;
        const shared::Tokens& tokens = shared::tokensOf(option.palette);
        const QRect whole(option.rect.left() + 8, option.rect.bottom() - Thick - 1,
                          option.rect.width() - 16, Thick);
        QRect done = whole;
        done.setWidth(static_cast<int>(whole.width() * used.toDouble()));
        if (option.direction == Qt::RightToLeft) {
            done.moveRight(whole.right());
        }
        painter->fillRect(whole, tokens.line);
        painter->fillRect(done, used.toDouble() < 1 ? tokens.accent : tokens.warn);
    }
};

QVBoxLayout* columnOf(QWidget* widget)
{
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    return layout;
}

QTableView* conditionsTable(const QString& name, ConditionsModel* model, QWidget* parent)
{
    QTableView* table = shared::makeRowsList(name, false, parent);
    shared::showWhole(table);
    table->setModel(model);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setStretchLastSection(false);
    table->setColumnWidth(1, 150);
    return table;
}

} // namespace

QWidget* PlanBody::makeLeft()
{
    auto* left = new QWidget;
    QVBoxLayout* layout = columnOf(left);
    stepsHead_ = makeLabel(tr("What will happen"), TextRole::Section);
    layout->addWidget(stepsHead_);
    stepsTable_ = shared::makeRowsList(tr("Steps"), false, left);
    stepsTable_->setModel(steps_);
    stepsTable_->setItemDelegate(new StepDelegate(stepsTable_));
    shared::showWhole(stepsTable_);
    stepsTable_->horizontalHeader()->setStretchLastSection(false);
    stepsTable_->setColumnWidth(StepsModel::Number, NumberWidth);
    stepsTable_->horizontalHeader()->setSectionResizeMode(StepsModel::Limits, QHeaderView::Stretch);
    stepsTable_->setColumnWidth(StepsModel::State, StateWidth);
    stepsTable_->setColumnHidden(StepsModel::State, true);
    new StepColumns(stepsTable_);
    layout->addWidget(stepsTable_);
    candidates_ = new QWidget;
    candidatesPlace_ = columnOf(candidates_);
    candidatesPlace_->setContentsMargins(0, 14, 0, 0);
    layout->addWidget(candidates_);
    layout->addStretch(1);
    return left;
}

QWidget* PlanBody::makeRight()
{
    auto* right = new QWidget;
    QVBoxLayout* layout = columnOf(right);
    layout->addWidget(makeLabel(tr("Consequences"), TextRole::Section));
    consequences_ = new shared::FactList;
    consequences_->setWhole();
    layout->addWidget(consequences_);
    noConsequences_ = makeLabel(tr("The agents told of none."), TextRole::Muted);
    layout->addWidget(noConsequences_);
    layout->addSpacing(12);
    after_ = new QWidget;
    QVBoxLayout* after = columnOf(after_);
    after->addWidget(makeLabel(tr("Observed afterwards"), TextRole::Section));
    after->addWidget(conditionsTable(tr("Observed afterwards"), postconditions_, after_));
    after->addSpacing(12);
    layout->addWidget(after_);
    before_ = new QWidget;
    QVBoxLayout* before = columnOf(before_);
    before->addWidget(makeLabel(tr("Preconditions"), TextRole::Section));
    before->addWidget(conditionsTable(tr("Preconditions"), preconditions_, before_));
    before->addSpacing(12);
    layout->addWidget(before_);
    layout->addWidget(makeTyping());
    layout->addWidget(makeLabel(tr("The same by command"), TextRole::Section));
    command_ = new shared::CommandBlock;
    layout->addWidget(command_);
    layout->addStretch(1);
    return right;
}

QWidget* PlanBody::makeTyping()
{
    typing_ = new QWidget;
    QVBoxLayout* inputs = columnOf(typing_);
    nameHint_ = makeLabel({}, TextRole::Strong);
    nameHint_->setWordWrap(true);
    name_ = new QLineEdit;
    name_->setObjectName(QStringLiteral("typed name"));
    nameHint_->setBuddy(name_);
    reason_ = new QLineEdit;
    reason_->setObjectName(QStringLiteral("reason"));
    reason_->setMaxLength(ReasonMax);
    shared::setPlaceholder(reason_, tr("Why, for the audit log"));
    reason_->setAccessibleName(tr("Why, for the audit log"));
    inputs->addWidget(reason_); // first: with it the plan is made anew
    inputs->addWidget(nameHint_);
    inputs->addWidget(name_);
    inputs->addSpacing(12);
    connect(name_, &QLineEdit::textChanged, this, &PlanBody::inputChanged);
    connect(reason_, &QLineEdit::textChanged, this, &PlanBody::inputChanged);
    connect(reason_, &QLineEdit::returnPressed, this, &PlanBody::reasonGiven);
    connect(reason_, &QLineEdit::editingFinished, this, [this] {
        if (reasonNeeded_) { // else it is given with the confirmation
            Q_EMIT reasonGiven();
        }
    });
    return typing_;
}

} // namespace bafar::ui::actions
